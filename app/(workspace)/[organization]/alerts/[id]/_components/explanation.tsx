import { Card, CardContent, CardHeader } from "@/components/ui/card";
import type { OrganizationContext } from "@/lib/core/context";
import { explainAlert } from "@/lib/alerts/decisions/explain-alert";
import { ExplainedSteps } from "../../_components/explained-steps";

/** Why it fired, who was told or why nobody was, and why it ended or did not. */
export async function Explanation({ context, alertId }: { context: OrganizationContext; alertId: string }) {
  const questions = await explainAlert(context, alertId);
  return (
    <Card>
      <CardHeader
        title="Explanation"
        description="Told from the chain of decisions alone; each step names its number there."
      />
      <CardContent className="grid gap-5">
        {questions.map(({ key, question, answer, steps }) => (
          <section key={key} aria-labelledby={`explained-${key}`} className="grid gap-2">
            <h3 id={`explained-${key}`} className="text-sm font-semibold">
              {question}
            </h3>
            <p className="text-sm wrap-anywhere">{answer}</p>
            <ExplainedSteps steps={steps} label={`${question} Decisions`} />
          </section>
        ))}
      </CardContent>
    </Card>
  );
}
