import type { CfnTemplate } from "../model/cloudformation.ts"
import type { AwsClients } from "./aws-clients.ts"

/** What a stack that does not exist holds. */
export const EMPTY_TEMPLATE: CfnTemplate = {
  AWSTemplateFormatVersion: "2010-09-09",
  Description: "",
  Resources: {},
  Outputs: {},
}

/** The template a stack was last deployed with; an empty one for a stack that never was. */
export async function readTemplate(clients: AwsClients, stackId: string): Promise<CfnTemplate> {
  const client = await clients.cloudFormation()
  const { GetTemplateCommand } = await import("@aws-sdk/client-cloudformation")
  const { TemplateBody = "" } = await client.send(
    new GetTemplateCommand({ StackName: stackId, TemplateStage: "Original" }),
  )
  return parseTemplate(TemplateBody)
}

/** Reads a template that tsapi wrote, which is always JSON; anything else counts as empty. */
function parseTemplate(body: string): CfnTemplate {
  if (!body.trimStart().startsWith("{")) return EMPTY_TEMPLATE
  const template: unknown = JSON.parse(body)
  if (typeof template !== "object" || template === null) return EMPTY_TEMPLATE
  // The edge: what tsapi deployed has the shape it renders.
  return { ...EMPTY_TEMPLATE, ...(template as Partial<CfnTemplate>) }
}
