"use client";

import { ACTIONS, EVENTS, Joyride, type EventData, type Step } from "react-joyride";

import { TourStepContext, TourTooltip, type ShownStep } from "@/components/tours/tour-tooltip";

/** Above the header and the sidebar, below messages. */
const LAYER = 45;

/** Each step is a tour of its own to the library, which places it and keeps focus inside; the way through is ours. */
export function TourStepView(shown: ShownStep) {
  const { target, title } = shown.step;
  const steps: Step[] = [{ target: `[data-tour="${target}"]`, title, content: null }];
  const closeOnEscape = ({ type, action }: EventData) => {
    if (type === EVENTS.STEP_AFTER && action === ACTIONS.CLOSE) shown.onClose();
  };
  return (
    <TourStepContext value={shown}>
      <Joyride
        run
        continuous
        steps={steps}
        tooltipComponent={TourTooltip}
        loaderComponent={null}
        onEvent={closeOnEscape}
        options={{
          skipBeacon: true,
          skipScroll: true,
          overlayClickAction: false,
          blockTargetInteraction: true,
          // As dark as behind dialogs, in both themes.
          overlayColor: "rgb(0 0 0 / 0.45)",
          arrowColor: "var(--popover)",
          arrowBase: 16,
          arrowSize: 8,
          offset: 6,
          spotlightPadding: 6,
          spotlightRadius: 8,
          zIndex: LAYER,
        }}
        // Beside what is taller than the screen there is no place: over it, rather than out of sight.
        floatingOptions={{ shiftOptions: { crossAxis: true } }}
        styles={{ spotlight: { stroke: "var(--ring)", strokeWidth: 2 } }}
      />
    </TourStepContext>
  );
}
