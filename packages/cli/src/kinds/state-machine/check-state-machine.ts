import { integer, objectOf, oneOf, trueOrFalse, type Check } from "@tsapi/framework/checks"
import type { Declaration, LambdaDeclaration, StateMachineDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { existingArn } from "../resources/existing-arn.ts"
import { optionErrors } from "../resources/option-errors.ts"
import { isScope, statesIn } from "./asl-states.ts"
import { checkExpress } from "./check-express.ts"
import { checkDocument } from "./check-document.ts"
import { isPermissionKnown } from "./task-permissions.ts"
import { triggerFunctionId } from "../triggers/trigger-function.ts"
import { tokensIn } from "./tokens.ts"

/** Every fault of a state machine, at the line of the step or of the machine itself. */
export function checkStateMachine(
  declaration: Located<StateMachineDeclaration>,
  declarations: readonly Located<Declaration>[],
): readonly UserError[] {
  const { id, location, type, logs, tracing, existing, document, unreadable, locations } = declaration
  const owner = `StateMachine "${id}"`
  const options = { type, logs, tracing, ...(existing && { arn: existing.arn }) }
  const faults = optionErrors({ code: "STATE_MACHINE_INVALID", owner, options, checks, location })
  const errorAt = (state: string | undefined, message: string, hint: string) =>
    new UserError("STATE_MACHINE_INVALID", `${owner}: ${message}`, {
      ...{ hint, location: (state === undefined ? undefined : locations[state]) ?? location },
    })
  if (unreadable !== undefined)
    return [...faults, errorAt(undefined, unreadable, "Name a JSON file by its path from the module.")]
  if (!document) return faults
  const unusable = Object.entries(declaration.substitutions ?? {}).find(([, value]) => !isSubstitution(value))
  if (unusable) {
    const hint = "Give it a text, a resource or a function of the app, or an intrinsic function of CloudFormation."
    return [...faults, errorAt(undefined, `substitutions.${unusable[0]} is ${JSON.stringify(unusable[1])}`, hint)]
  }
  const structural = checkDocument(document).map(({ state, message, hint }) => errorAt(state, message, hint))
  if (!isScope(document) || structural.length > 0) return [...faults, ...structural]
  const named = statesIn(document).flatMap(({ name, state }) => {
    const { Branches: _branches, ItemProcessor: _processor, Iterator: _iterator, ...own } = state
    const text = JSON.stringify(fillTexts(own, declaration))
    const unknown = unknownNames(text, declarations)
    if (unknown.length > 0)
      return unknown.map(({ message, hint }) => errorAt(name, `the state "${name}" ${message}`, hint))
    const express = type === "express" ? checkExpress(state) : undefined
    if (express) return [errorAt(name, `the state "${name}" ${express.message}`, express.hint)]
    return state.Type === "Task" && !isPermissionKnown(JSON.parse(text)) && !declaration.iam
      ? [permissionUnknown(owner, { name, state, location: locations[name] ?? location })]
      : []
  })
  return [...faults, ...named]
}

function isSubstitution(value: unknown): boolean {
  return typeof value === "string" || (typeof value === "object" && value !== null)
}

const levels: Check = (value, at) =>
  typeof value === "object"
    ? objectOf({ level: oneOf(["fatal", "error", "all"]), data: trueOrFalse, retention: integer(1, 3653, "days") }, [
        "level",
      ])(value, at)
    : oneOf(["off", "fatal", "error", "all"])(value, at)

const checks = {
  type: oneOf(["standard", "express"]),
  logs: levels,
  tracing: trueOrFalse,
  arn: existingArn("states", "arn:aws:states:eu-west-1:123456789012:stateMachine:refunds"),
}

function fillTexts(state: object, { substitutions = {} }: StateMachineDeclaration): unknown {
  const text = JSON.stringify(state).replace(/\$\{(\w+)\}/g, (all, name: string) => {
    const value = substitutions[name]
    return typeof value === "string" ? JSON.stringify(value).slice(1, -1) : name in substitutions ? "{%%}" : all
  })
  return JSON.parse(text)
}

function unknownNames(text: string, declarations: readonly Located<Declaration>[]) {
  const missing = tokensIn(text).filter(({ kind, id }) => !declarations.some((each) => idOf(each) === `${kind} ${id}`))
  const placeholders = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name)
  return [
    ...missing.map(({ kind, id }) => ({
      message: `runs ${id}, which is no ${kind === "lambda" ? "function" : kind} of the app`,
      hint: kind === "lambda" ? "List its class in the App's handlers." : "Construct it in a module of the app.",
    })),
    ...placeholders.map((name) => ({
      message: `has \${${name}}, which nothing is given for`,
      hint: `Add ${name} to the substitutions.`,
    })),
  ]
}

function idOf(declaration: Declaration): string {
  if (declaration.kind === "lambda") return `lambda ${triggerFunctionId(declaration as LambdaDeclaration)}`
  return `${declaration.kind} ${"id" in declaration ? String(declaration.id) : ""}`
}

function permissionUnknown(
  owner: string,
  {
    name,
    state,
    location,
  }: { readonly name: string; readonly state: object; readonly location: UserError["location"] & {} },
): UserError {
  const resource = String(Reflect.get(state, "Resource"))
  return new UserError(
    "STATE_MACHINE_PERMISSION_UNKNOWN",
    `${owner}: what the state "${name}" needs for ${resource} cannot be told from it`,
    {
      hint: "Declare it: `iam: [{ actions, resources }]` of the StateMachine; or name the resource in the step.",
      location,
    },
  )
}
