import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { inferHandlers } from "../../src/policy/infer-handlers.ts"
import { literalResource } from "../../src/model/literal-resource.ts"

export type Files = Readonly<Record<string, string>>

/** Writes the files to a directory where no package is installed, not even the AWS SDK, and removes it afterwards. */
export async function inProject<T>(files: Files, use: (projectDir: string) => Promise<T>): Promise<T> {
  const projectDir = await mkdtemp(path.join(tmpdir(), "tsapi-handlers-"))
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(projectDir, name)), { recursive: true })
      await writeFile(path.join(projectDir, name), text)
    }
    return await use(projectDir)
  } finally {
    await rm(projectDir, { recursive: true, force: true })
  }
}

/**
 * What handlers need, `src/x.ts#handler` each: `s3:GetObject arn:aws:s3:::uploads/* @ src/x.ts:3 handler > read`, and
 * `CODE src/x.ts:3 message` for warnings. Region eu-west-1 and account 123456789012 are shortened to R and A.
 */
export function inferHandlerLines(
  files: Files,
  handlers: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<readonly (readonly string[])[]> {
  return inProject(files, async (projectDir) => {
    const targets = handlers.map((name) => {
      const [file = "", exportName = "handler"] = name.split("#")
      return { file, exportName }
    })
    const policies = await inferHandlers({ projectDir, handlers: targets, environment })
    return policies.map(({ grants, warnings }) => [
      ...grants.flatMap(({ action, resource, evidence }) =>
        evidence.map(({ file, line, chain }) => {
          const arn = literalResource(resource, { region: "R", account: "A" })
          return `${action} ${arn} @ ${file}:${line} ${chain.join(" > ")}`
        }),
      ),
      ...warnings.map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`),
    ])
  })
}
