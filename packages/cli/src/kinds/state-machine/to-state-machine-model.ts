import type { StateMachineDeclaration } from "@tsapi/framework/internal"
import type { Located, ModelContext } from "../../model/kind.ts"
import { stackName } from "../../model/logical-id.ts"
import { arnPart } from "../resources/arn-part.ts"
import type { StateMachineModel } from "./state-machine-model.ts"
import { mapTexts, tokensIn } from "./tokens.ts"

/** A state machine with its defaults; the texts that a document's names stand for are filled in. */
export function toStateMachineModel(
  { document, iam = [], ...declaration }: Located<StateMachineDeclaration>,
  { app, config }: Pick<ModelContext, "app" | "config">,
): StateMachineModel {
  const { id, location, existing, type = "standard", substitutions = {} } = declaration
  const { logs = type === "express" ? "all" : "off" } = declaration
  const kept = typeof logs === "object" ? logs : logs === "off" ? logs : { level: logs }
  const localName = existing ? arnPart(existing.arn, 6) : `${stackName(app.name, config.stage)}-${id}`
  const filled = document && mapTexts(document, (text) => fill(text, substitutions))
  return {
    ...{ kind: "stateMachine", id, iam, localName, location },
    declaration: { ...declaration, logs: kept },
    tasks: tokenIds("lambda", filled),
    machines: tokenIds("stateMachine", filled),
    retentionDays: (typeof kept === "object" ? kept.retention : undefined) ?? functionRetention(config),
    ...(filled && { document: filled }),
  }
}

function tokenIds(kind: string, document: unknown): readonly string[] {
  const tokens = tokensIn(JSON.stringify(document ?? {})).filter((token) => token.kind === kind)
  return [...new Set(tokens.map(({ id }) => id))].toSorted()
}

function functionRetention({ layers, overrides }: ModelContext["config"]): number {
  const levels = [...layers.map(({ all }) => all), overrides.all]
  return levels.findLast(({ logRetention }) => logRetention !== undefined)?.logRetention ?? 30
}

function fill(text: string, substitutions: Readonly<Record<string, unknown>>): string {
  return text.replace(/\$\{(\w+)\}/g, (all, name: string) => {
    const value = substitutions[name]
    return typeof value === "string" ? value : all
  })
}
