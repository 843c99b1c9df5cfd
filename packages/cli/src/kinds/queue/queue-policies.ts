import type { KindModel } from "../../model/app-model.ts"
import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import { logicalId } from "../../model/logical-id.ts"
import { queueLogicalId, queueModels } from "./queue-model.ts"

/** What a model says where an AWS service sends to queues of the app on its behalf. */
export interface QueueSender extends KindModel {
  readonly sendsTo: readonly QueueUse[]
}

export interface QueueUse {
  /** The id of the queue. */
  readonly queue: string
  /** `events.amazonaws.com` */
  readonly principal: string
  /** Of what the service sends for. */
  readonly sourceArn: CfnValue
}

/** One policy for each queue that services send to; queues that are not the app's have their own. */
export function queuePolicies(declared: readonly KindModel[]): Readonly<Record<string, CfnResource>> {
  const uses = declared.flatMap((model) => (isSender(model) ? model.sendsTo : []))
  const policies = queueModels(declared).flatMap(({ id, declaration, location }) => {
    const own = uses.filter(({ queue }) => queue === id)
    if (own.length === 0 || declaration.existing) return []
    const { file, line } = location
    const policy: CfnResource = {
      Type: "AWS::SQS::QueuePolicy",
      Properties: {
        Queues: [{ Ref: queueLogicalId(id) }],
        PolicyDocument: { Version: "2012-10-17", Statement: distinct(own.map(statement)) },
      },
      Metadata: { tsapi: { file, line } },
    }
    return [[logicalId(id, "QueuePolicy"), policy] as const]
  })
  return Object.fromEntries(policies)
}

function statement({ queue, principal, sourceArn }: QueueUse): CfnValue {
  return {
    Effect: "Allow",
    Principal: { Service: principal },
    Action: "sqs:SendMessage",
    Resource: { "Fn::GetAtt": [queueLogicalId(queue), "Arn"] },
    Condition: { ArnEquals: { "aws:SourceArn": sourceArn } },
  }
}

// Two methods may send what one topic cannot deliver to them to one queue.
function distinct(statements: readonly CfnValue[]): readonly CfnValue[] {
  return [...new Map(statements.map((each) => [JSON.stringify(each), each])).values()]
}

function isSender(model: KindModel): model is QueueSender {
  return "sendsTo" in model && Array.isArray(model.sendsTo)
}
