import { readFile } from "node:fs/promises"
import path from "node:path"
import { UserError, UserErrors } from "../../errors/user-error.ts"
import type { PolicyFileReference } from "../../model/app-model.ts"
import type { PolicyWarning } from "../../model/grant.ts"
import type { StatementDocument } from "../../model/policy-document.ts"
import { checkStatement } from "./check-statement.ts"
import { type JsonNode, parseJson } from "./parse-json.ts"
import { statementWarnings } from "./statement-warnings.ts"

export interface PolicyFile {
  readonly statements: readonly StatementDocument[]
  /** The line of each statement. */
  readonly lines: readonly number[]
  /** What it allows by wildcard, and actions that IAM does not have. */
  readonly warnings: readonly PolicyWarning[]
}

/** Reads an IAM policy document that takes the place of inference. Throws `UserError`s with the lines of all faults. */
export async function readPolicyFile(projectDir: string, reference: PolicyFileReference): Promise<PolicyFile> {
  const { file } = reference
  const text = await readFile(path.join(projectDir, file), "utf8").catch((cause: unknown) => {
    throw new UserError("POLICY_FILE_INVALID", `The policy file ${file} cannot be read`, {
      hint: 'Give a path relative to the project\'s directory, "infer" or "off".',
      location: reference.location,
      cause,
    })
  })
  const document = parseJson(text, file)
  const statements = statementsOf(document)
  const errors = [...checkDocument(document), ...statements.flatMap(checkStatement), ...repeatedSids(statements)].map(
    ({ message, hint, line }) => new UserError("POLICY_FILE_INVALID", message, { hint, location: { file, line } }),
  )
  if (errors.length > 0) throw new UserErrors(errors)
  return {
    // The checks saw that these are statements.
    statements: statements.map(({ value }) => value as StatementDocument),
    lines: statements.map(({ line }) => line),
    warnings: statements.flatMap(statementWarnings).map((warning) => ({ ...warning, file })),
  }
}

function statementsOf({ entries }: JsonNode): readonly JsonNode[] {
  const found = entries.find(({ key }) => key === "Statement")?.node
  if (!found) return []
  return Array.isArray(found.value) ? found.items : [found]
}

function checkDocument(document: JsonNode) {
  const { entries, line } = document
  const version = entries.find(({ key }) => key === "Version")
  const unknown = entries.filter(({ key }) => !["Id", "Statement", "Version"].includes(key))
  return [
    ...unknown.map((entry) => ({
      message: `${entry.key} is not part of a policy document`,
      hint: "Use Version and Statement.",
      line: entry.line,
    })),
    ...(version?.node.value === "2012-10-17"
      ? []
      : [
          {
            message: version ? `Version is ${JSON.stringify(version.node.value)}` : "The document has no Version",
            hint: 'Write "Version": "2012-10-17".',
            line: version?.line ?? line,
          },
        ]),
    ...(statementsOf(document).length > 0
      ? []
      : [{ message: "The document has no Statement", hint: 'Write "Statement": [{ … }].', line }]),
  ]
}

function repeatedSids(statements: readonly JsonNode[]) {
  const sids = statements.flatMap(({ entries }) => entries.filter(({ key }) => key === "Sid"))
  return sids
    .filter(({ node }, index) => sids.findIndex((other) => other.node.value === node.value) < index)
    .map(({ node, line }) => ({
      message: `Two statements have the Sid ${String(node.value)}`,
      hint: "Rename one.",
      line,
    }))
}
