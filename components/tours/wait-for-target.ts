/** A page that is still loading after this is taken for one without the target. */
const LIMIT_MILLISECONDS = 10_000;

/**
 * Waits until what a step points at can be seen on the page. Null as soon as the page has loaded without it.
 * @param signal ends the waiting, with null
 */
export function waitForTarget(name: string, signal: AbortSignal): Promise<HTMLElement | null> {
  return new Promise((resolve) => {
    const look = () => {
      const target = findVisible(name);
      if (target !== null || isPageLoaded()) answer(target);
    };
    const giveUp = () => answer(null);
    const observer = new MutationObserver(look);
    const limit = setTimeout(giveUp, LIMIT_MILLISECONDS);
    function answer(target: HTMLElement | null) {
      observer.disconnect();
      clearTimeout(limit);
      signal.removeEventListener("abort", giveUp);
      resolve(target);
    }
    observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    signal.addEventListener("abort", giveUp);
    look();
  });
}

function findVisible(name: string): HTMLElement | null {
  const found = document.querySelectorAll<HTMLElement>(`[data-tour="${name}"]`);
  return [...found].find((element) => element.checkVisibility()) ?? null;
}

/** Every page has one h1, and no skeleton of a page has any. */
function isPageLoaded(): boolean {
  return document.querySelector("main h1") !== null;
}
