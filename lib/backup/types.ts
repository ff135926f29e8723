export type BackupSummary = {
  id: string;
  state: "running" | "complete" | "failed" | "expired";
  startedAt: Date;
  finishedAt: Date | null;
  sizeBytes: number | null;
  tables: number | null;
  rows: number | null;
  problem: string | null;
  testedAt: Date | null;
  testProblem: string | null;
};
