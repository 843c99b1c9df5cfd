import type { DeclaredTarget } from "../../../declarations/integrations/integration-declaration.ts"
import type { ApiServiceSubtype } from "../../integrations/api-target.ts"
import { type ApiText, arnField, arnText, joinText } from "../../integrations/api-text.ts"

/** What a target asks of a service in HTTP APIs. */
export interface ServiceInputs {
  readonly subtype: ApiServiceSubtype
  /** Parameters that the target itself decides. */
  readonly fixed: Readonly<Record<string, ApiText>>
  /** Parameters that come of requests, by the option that has them in VTL. */
  readonly values: readonly ServiceValue[]
}

export interface ServiceValue {
  readonly parameter: string
  readonly option: string
  readonly vtl: string
  /** Whether the service takes JSON there. */
  readonly isJson?: boolean
}

/** Undefined for targets that HTTP APIs do not have as services. */
export function serviceInputs(target: DeclaredTarget): ServiceInputs | undefined {
  switch (target.target) {
    case "sendMessage": {
      const { message = "$input.body", messageGroupId, messageDeduplicationId } = target
      const queue = arnText(target.queue)
      const [region, account, name] = [arnField(queue, 3), arnField(queue, 4), arnField(queue, 5)]
      const host = joinText("https://sqs.", region, ".", { pseudo: "AWS::URLSuffix" })
      return {
        subtype: "SQS-SendMessage",
        fixed: { QueueUrl: joinText(host, "/", account, "/", name), Region: region },
        values: [
          { parameter: "MessageBody", option: "message", vtl: message },
          ...value("MessageGroupId", "messageGroupId", messageGroupId),
          ...value("MessageDeduplicationId", "messageDeduplicationId", messageDeduplicationId),
        ],
      }
    }
    case "putEvents": {
      const { bus, source, detailType, detail = '$input.json("$")' } = target
      const arn = bus === undefined ? undefined : arnText(bus)
      return {
        subtype: "EventBridge-PutEvents",
        fixed: arn === undefined ? {} : { EventBusName: arn, Region: arnField(arn, 3) },
        values: [
          { parameter: "Source", option: "source", vtl: source },
          { parameter: "DetailType", option: "detailType", vtl: detailType },
          { parameter: "Detail", option: "detail", vtl: detail, isJson: true },
        ],
      }
    }
    case "startExecution":
    case "startSyncExecution": {
      const { input = '$input.json("$")', name } = target
      const machine = arnText(target.stateMachine)
      return {
        subtype:
          target.target === "startExecution" ? "StepFunctions-StartExecution" : "StepFunctions-StartSyncExecution",
        fixed: { StateMachineArn: machine, Region: arnField(machine, 3) },
        values: [{ parameter: "Input", option: "input", vtl: input, isJson: true }, ...value("Name", "name", name)],
      }
    }
    default:
      return undefined
  }
}

function value(parameter: string, option: string, vtl: string | undefined): readonly ServiceValue[] {
  return vtl === undefined ? [] : [{ parameter, option, vtl }]
}
