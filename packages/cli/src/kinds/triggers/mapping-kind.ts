import type { Declaration, TriggerDeclaration } from "@tsapi/framework/internal"
import type { UserError } from "../../errors/user-error.ts"
import type { KindModel, ResourceReference } from "../../model/app-model.ts"
import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import type { Grant } from "../../model/grant.ts"
import type { Kind, Located, PlanRefs } from "../../model/kind.ts"
import { logicalId } from "../../model/logical-id.ts"
import type { MappingModel } from "./mapping-model.ts"
import { soundTriggers } from "./sound-triggers.ts"
import { triggerFunction, triggerFunctionId, triggerName } from "./trigger-function.ts"

/** What tells the triggers of one source from those of others. */
export interface MappingKind<D extends TriggerDeclaration> extends Pick<
  Kind<D, MappingModel<D>>,
  "startLocal" | "toLinks" | "toSampleEvent"
> {
  /** As its decorator is called: `onQueue`. */
  readonly name: string
  /** What it takes records from: the kind of resource, and what people call one. */
  readonly source: { readonly kind: string; readonly label: string }
  sourceOf(trigger: D): string
  /** Everything Lambda would refuse. */
  check(trigger: Located<D>, declarations: readonly Located<Declaration>[]): readonly UserError[]
  /** What Lambda takes records from. */
  referenceOf(source: string, declared: readonly KindModel[]): Pick<ResourceReference, "arn" | "kmsKeyArn">
  /** What taking them needs on the source. */
  readonly actions: readonly string[]
  /** The mapping's own properties. */
  toProperties(trigger: D, refs: PlanRefs): Readonly<Record<string, CfnValue>>
  /** What of the template has to exist before it, that its properties do not refer to. */
  dependsOn?(trigger: D, refs: PlanRefs): string | undefined
  /** What the role must allow beside taking the records. */
  toOtherGrants?(trigger: D, refs: PlanRefs, evidence: Grant["evidence"]): readonly Grant[]
}

/** The build half of a trigger that is an `AWS::Lambda::EventSourceMapping`. */
export function mappingKind<D extends TriggerDeclaration>(mapping: MappingKind<D>): Kind<D, MappingModel<D>> {
  const { name, source: from, sourceOf, check, referenceOf, actions, toProperties } = mapping
  const { dependsOn, toOtherGrants, startLocal, toLinks, toSampleEvent } = mapping
  return {
    toModel(declarations, context) {
      const models = soundTriggers(declarations, context, check).map((declaration) => {
        const functionId = triggerFunctionId(declaration)
        const source = sourceOf(declaration)
        const { location } = declaration
        return { kind: name, id: `${functionId}${source}`, functionId, source, declaration, location }
      })
      return { models, functions: declarations.map(triggerFunction) }
    },

    toResources(models, refs) {
      const { app, functionArn } = refs
      const resources = models.map(({ functionId, source, declaration }): readonly [string, CfnResource] => {
        const { file, line } = declaration.location
        const Properties = {
          EventSourceArn: referenceOf(source, app.declared).arn,
          FunctionName: functionArn(functionId),
          ...toProperties(declaration, refs),
          FunctionResponseTypes: ["ReportBatchItemFailures"],
        }
        const awaited = dependsOn?.(declaration, refs)
        const resource = {
          ...{ Type: "AWS::Lambda::EventSourceMapping", Properties, Metadata: { tsapi: { file, line } } },
          ...(awaited !== undefined && { DependsOn: [awaited] }),
        }
        return [logicalId(functionId, source, "Source"), resource]
      })
      return { resources: Object.fromEntries(resources) }
    },

    toGrants(models, functionId, refs) {
      const { app } = refs
      const own = models.filter((model) => model.functionId === functionId)
      return own.flatMap(({ source, declaration }) => {
        const { file, line } = declaration.location
        const evidence = [{ file, line, chain: [`@${name} of ${triggerName(declaration)}`] }]
        const { arn, kmsKeyArn } = referenceOf(source, app.declared)
        return [
          ...actions.map((action) => ({ action, resource: arn, evidence })),
          ...(kmsKeyArn === undefined ? [] : [{ action: "kms:Decrypt", resource: kmsKeyArn, evidence }]),
          ...(toOtherGrants?.(declaration, refs, evidence) ?? []),
        ]
      })
    },

    toTriggers: (models) =>
      models.map(({ functionId, source: id, location }) => {
        return { functionId, source: { kind: from.kind, id }, label: `${from.label} ${id}`, location }
      }),

    ...(toLinks && { toLinks }),
    ...(toSampleEvent && { toSampleEvent }),
    ...(startLocal && { startLocal }),
  }
}
