"use client";

import { FileCheck2 } from "lucide-react";
import { useId, useState, type DragEvent } from "react";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import type { PublishedKeys } from "@/lib/verifier/keys";
import { useVerifier } from "./use-verifier";
import { VerifyResult } from "./verify-result";

/** Where a bundle, a daily document or a report is dropped or chosen, with the keys and the checkpoint to hold it against. */
export function VerifyForm({ keys }: { keys: PublishedKeys }) {
  const id = useId();
  const { state, verify } = useVerifier();
  const [ownKeys, setOwnKeys] = useState<File>();
  const [checkpoint, setCheckpoint] = useState<File>();
  const [isOver, setIsOver] = useState(false);

  async function start(files: FileList | null) {
    await verify({ files: [...(files ?? [])], keys, ownKeys, checkpoint });
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    void start(event.dataTransfer.files);
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={cn(
          "grid justify-items-center gap-3 rounded-lg border border-dashed px-4 py-10 text-center",
          isOver && "border-primary bg-muted",
        )}
      >
        <FileCheck2 className="text-muted-foreground size-8" aria-hidden />
        <Label htmlFor={`${id}-file`} className="text-base">
          Drop a bundle here, or choose it
        </Label>
        <Input
          id={`${id}-file`}
          type="file"
          accept=".zip,.json,.pdf"
          multiple
          className="max-w-sm"
          onChange={(event) => void start(event.target.files)}
        />
        <p className="text-muted-foreground text-sm">
          A .zip of exported evidence, one day as .json, or a report as .json and .pdf together
        </p>
      </div>
      <details className="text-sm">
        <summary className="w-fit cursor-pointer rounded-sm font-medium">
          Use keys and a checkpoint of your own
        </summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <OwnFile
            id={`${id}-keys`}
            label="Public keys"
            help="A keys.json that you got earlier. Without it the keys of this address are used."
            accept=".json"
            onChoose={setOwnKeys}
          />
          <OwnFile
            id={`${id}-checkpoint`}
            label="Checkpoint"
            help="A signed note from your mailbox, as a text file."
            accept=".txt,text/plain"
            onChoose={setCheckpoint}
          />
        </div>
      </details>
      <VerifyResult state={state} />
    </div>
  );
}

type OwnFileProps = {
  id: string;
  label: string;
  help: string;
  accept: string;
  onChoose: (file: File | undefined) => void;
};

function OwnFile({ id, label, help, accept, onChoose }: OwnFileProps) {
  return (
    <div className="grid content-start gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        type="file"
        accept={accept}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChoose(event.target.files?.[0])}
      />
      <p id={`${id}-help`} className="text-muted-foreground">
        {help}
      </p>
    </div>
  );
}
