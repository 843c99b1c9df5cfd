import { spawn } from "node:child_process"
import { once } from "node:events"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { build } from "esbuild"
import { expect } from "vitest"

export interface KilledProgram {
  /** An absolute directory for the program. */
  readonly directory: string
  /** TypeScript, which may import the project's sources by their absolute paths. */
  readonly source: string
  /** Packages that stay where the tests find them: some bring a native addon. */
  readonly packages: RegExp
  /** Sees each line that the program prints, and says whether it has run for long enough. */
  isEnough(line: string): boolean
}

/** Runs a program in a process of its own, and kills that with SIGKILL in the middle of its work. */
export async function runUntilKilled({ directory, source, packages, isEnough }: KilledProgram): Promise<void> {
  const program = join(directory, "program.mjs")
  await writeFile(join(directory, "program.ts"), source)
  await build({
    entryPoints: [join(directory, "program.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: program,
    logLevel: "error",
    plugins: [
      {
        name: "installed-packages",
        setup({ onResolve }) {
          onResolve({ filter: packages }, ({ path }) => ({ path: import.meta.resolve(path), external: true }))
        },
      },
    ],
  })
  const child = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "inherit"] })
  for await (const line of createInterface({ input: child.stdout })) if (isEnough(line)) child.kill("SIGKILL")
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
  expect(child.signalCode).toBe("SIGKILL")
}
