import { declaredKinds } from "../kinds/declared-kinds.ts"
import { planRefs } from "../kinds/plan-refs.ts"
import type { AppModel, FunctionModel } from "../model/app-model.ts"
import type { Artifact } from "../model/built-stack.ts"
import type { FunctionPolicy, Grant } from "../model/grant.ts"
import type { PlanRefs } from "../model/kind.ts"
import { stackName } from "../model/logical-id.ts"
import type { PlannedFunction, StackPlan } from "../model/stack-plan.ts"
import { givenReferences } from "./given-references.ts"
import { fitEnvironment } from "./fit-environment.ts"
import { HandleReads, type SourceOf } from "./handle-reads.ts"
import { settingGrants } from "./setting-grants.ts"

export interface PlanInput {
  readonly policies: readonly FunctionPolicy[]
  readonly artifacts: readonly Artifact[]
  /** Stateful resources outlive their stack. */
  readonly retainState: boolean
  /** Of the modules in the artifacts. Default: none is known, and whatever they declare counts as read. */
  readonly sourceOf?: SourceOf
}

/** Brings the model, what its code calls and its bundles together. */
export function buildStackPlan(app: AppModel, input: PlanInput): StackPlan {
  const refs = planRefs(app, input)
  const drafts = app.functions.map((model) => draftFunction(model, { ...input, refs }))
  const given = givenReferences(
    drafts.map(({ model: { id }, artifact: { modules }, grants }) => ({ id, modules, grants })),
    refs.references,
  )
  const name = stackName(app.appName, app.stage)
  const reads = new HandleReads(refs.references, input.sourceOf ?? (() => undefined))
  return {
    app,
    stackName: name,
    functions: drafts.map((draft) => {
      const { model, artifact } = draft
      const references = given.get(model.id) ?? []
      return planFunction(
        draft,
        fitEnvironment({ model, modules: artifact.modules, references, reads, stackName: name }),
      )
    }),
    fragments: declaredKinds(app.declared).flatMap(({ kind, models }) => kind.toResources?.(models, refs) ?? []),
  }
}

/** All that each function's role will allow: what was found, and what its triggers and its log need. */
export function plannedPolicies(app: AppModel, policies: readonly FunctionPolicy[]): readonly FunctionPolicy[] {
  const refs = planRefs(app, { retainState: false })
  return app.functions.map((model) => {
    const own = policies.find(({ functionId }) => functionId === model.id)
    return {
      functionId: model.id,
      grants: grantsOf(model, own, refs),
      warnings: own?.warnings ?? [],
      ...(own?.file && { file: own.file }),
      ...(model.role !== undefined && { role: model.role }),
    }
  })
}

function grantsOf(model: FunctionModel, found: FunctionPolicy | undefined, refs: PlanRefs): readonly Grant[] {
  return [...settingGrants(model), ...kindGrants(model, refs), ...(found?.grants ?? [])]
}

interface FunctionInput extends PlanInput {
  readonly refs: PlanRefs
}

interface FunctionDraft {
  readonly model: FunctionModel
  readonly artifact: Artifact
  readonly found: FunctionPolicy | undefined
  readonly grants: readonly Grant[]
}

function draftFunction(model: FunctionModel, { artifacts, policies, refs }: FunctionInput): FunctionDraft {
  const artifact = artifacts.find(({ functionId }) => functionId === model.id)
  if (!artifact) throw new Error(`function ${model.id} has no artifact`)
  const found = policies.find(({ functionId }) => functionId === model.id)
  return { model, artifact, found, grants: grantsOf(model, found, refs) }
}

function planFunction(
  { model, artifact, found, grants }: FunctionDraft,
  environment: PlannedFunction["environment"],
): PlannedFunction {
  return {
    model,
    handler: "index.handler",
    codeKey: `${artifact.sha256}.zip`,
    environment,
    grants,
    ...(found?.file && { file: found.file }),
  }
}

function kindGrants(model: FunctionModel, refs: PlanRefs): readonly Grant[] {
  return declaredKinds(refs.app.declared).flatMap(({ kind, models }) => kind.toGrants?.(models, model.id, refs) ?? [])
}
