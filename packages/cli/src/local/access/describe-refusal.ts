import { relative } from "node:path"
import { fileURLToPath } from "node:url"
import type { JudgeWarning } from "../../model/access-judge.ts"
import type { RefusalReport } from "./access-guard.ts"
import { iamLine } from "./iam-line.ts"

/** What a developer wants to know of a refused request: which, where, why the policy lacks it, and what to add. */
export function describeRefusal(report: RefusalReport, projectDir: string): string {
  const { functionId, operation, needs, stack, signed, judge } = report
  const place = callPlace(stack, projectDir)
  const [first] = needs
  const service = first?.action.split(":")[0] ?? ""
  const reasons = explanations(judge.warnings(functionId), { operation, service, place })
  const what = signed
    ? `${operation} is signed, and will be refused when the URL is used`
    : `${operation} is refused, as it will be when deployed`
  return [
    `${functionId}: ${what}${place === undefined ? "" : `  ${place}`}`,
    ...needs.map(
      ({ action, resource }) => `  its policy does not allow ${action}${resource === "*" ? "" : ` on ${resource}`}`,
    ),
    ...reasons.map(({ file, line, code, message }) => `  ${file}:${line}  ${code}  ${message}`),
    `  If it should, declare it on the route, the controller or the function: ${iamLine(needs, projectDir)}`,
  ].join("\n")
}

/** At most two of what the inference could not decide: what speaks of the call comes first. */
function explanations(
  warnings: readonly JudgeWarning[],
  { operation, service, place }: { operation: string; service: string; place: string | undefined },
): readonly JudgeWarning[] {
  const weight = ({ file, line, message, code }: JudgeWarning) =>
    (place === `${file}:${line}` ? 4 : 0) +
    (message.toLowerCase().includes(service) || message.includes(operation) ? 2 : 0) +
    (opaque.has(code) ? 1 : 0)
  const ranked = warnings.filter((warning) => weight(warning) > 0).toSorted((a, b) => weight(b) - weight(a))
  const byLine = new Map(ranked.toReversed().map((warning) => [`${warning.file}:${warning.line}`, warning]))
  return [...byLine.values()].toReversed().slice(0, 2)
}

// These may hide any call.
const opaque = new Set([
  "POLICY_BUDGET_EXHAUSTED",
  "POLICY_CODE_OPAQUE",
  "POLICY_CODE_UNREADABLE",
  "POLICY_ROOT_NOT_FOUND",
])

/** The first line of a stack that is the user's own, such as `src/todo-repository.ts:31`. */
function callPlace(stack: string, projectDir: string): string | undefined {
  for (const line of stack.split("\n").slice(1)) {
    const [, location = "", lineNumber] =
      /(?:^|[\s(])((?:file:\/\/)?\/[^()]*?|[A-Za-z]:[\\/][^()]*?):(\d+):\d+\)?$/.exec(line) ?? []
    if (lineNumber === undefined || /node:|[\\/]node_modules[\\/]|[\\/]\.tsapi[\\/]/.test(location)) continue
    const file = relative(projectDir, location.startsWith("file:") ? fileURLToPath(location) : location)
    if (!file.startsWith("..")) return `${file.replaceAll("\\", "/")}:${lineNumber}`
  }
  return undefined
}
