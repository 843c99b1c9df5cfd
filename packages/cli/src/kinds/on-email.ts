import type { EmailTriggerDeclaration } from "@tsapi/framework/internal"
import type { Kind } from "../model/kind.ts"
import type { SampleContext } from "../model/sample-event.ts"
import { outputNote } from "../model/output-note.ts"
import { bucketModels } from "./bucket/bucket-model.ts"
import { checkEmailTrigger } from "./on-email/check-email-trigger.ts"
import { emailResources } from "./on-email/email-resources.ts"
import { type EmailTriggerModel, ruleSetId } from "./on-email/email-trigger.ts"
import { isFor, sampleEmailEvent, sampleMessage, sampleMessageId } from "./on-email/sample-email-event.ts"
import { soundTriggers } from "./triggers/sound-triggers.ts"
import { triggerFunction, triggerFunctionId } from "./triggers/trigger-function.ts"

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda.html */
const timeout = { seconds: 30, reason: "SES waits 30 seconds for what it needs an answer of" }

export const onEmailKind: Kind<EmailTriggerDeclaration, EmailTriggerModel> = {
  toModel(declarations, context) {
    const sound = soundTriggers(declarations, context, checkEmailTrigger)
    const models = sound.map((declaration, index) => {
      const functionId = triggerFunctionId(declaration)
      const before = sound.slice(0, index).filter((other) => triggerFunctionId(other) === functionId).length
      const id = `${functionId}${before === 0 ? "" : before + 1}`
      return { kind: "onEmail", id, functionId, declaration, location: declaration.location }
    })
    const functions = declarations.map((declaration) => ({
      ...triggerFunction(declaration),
      ...(declaration.invocation === "requestResponse" && { longestTimeout: timeout }),
    }))
    return { models, functions }
  },

  toResources(models, refs) {
    const resources = emailResources(models, refs)
    const Description = outputNote(
      "E-mails are received once the rule set is the active one: aws ses set-active-receipt-rule-set --rule-set-name NAME",
    )
    return {
      resources,
      ...(ruleSetId in resources && { outputs: { [`${ruleSetId}Name`]: { Value: { Ref: ruleSetId }, Description } } }),
    }
  },

  toTriggers: (models) =>
    models.map(({ functionId, declaration: { recipients }, location }) => {
      return { functionId, label: `email ${recipients.join(", ")}`, location }
    }),

  toLinks: (models) =>
    models.flatMap(({ functionId: triggerOf, declaration: { store }, location }) =>
      store ? [{ from: { triggerOf, location }, to: { kind: "bucket", id: store.bucket }, label: "e-mails" }] : [],
    ),

  toSampleEvent(models, functionId, context) {
    const model = sampledRule(models, functionId, context)
    return model && sampleEmailEvent(model.declaration, context)
  },

  toSampleObject(models, functionId, context) {
    const { declaration } = sampledRule(models, functionId, context) ?? {}
    const bucket = bucketModels(context.app.declared).find(({ id }) => id === declaration?.store?.bucket)
    if (!declaration?.store || !bucket) return undefined
    const key = `${declaration.store.prefix ?? ""}${sampleMessageId}`
    return { bucket: bucket.localName, key, body: sampleMessage(declaration, context) }
  },

  async startLocal(models) {
    const notes = models.map(
      ({ functionId, declaration: { recipients } }) =>
        `nothing receives e-mails for ${recipients.join(", ")} here: tsapi emit ${functionId} --file message.eml`,
    )
    return { environment: {}, notes }
  },
}

/** Of several rules the first that the message fits. */
function sampledRule(models: readonly EmailTriggerModel[], functionId: string, context: SampleContext) {
  const own = models.filter((model) => model.functionId === functionId)
  return own.find(({ declaration }) => isFor(declaration, context)) ?? own[0]
}
