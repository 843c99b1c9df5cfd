import type { FunctionDeclaration, LambdaDeclaration, StateMachineDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../../../src/model/kind.ts"

export const lambda: Located<LambdaDeclaration> = {
  kind: "lambda",
  className: "Prints",
  classIndex: 0,
  methodName: "crop",
  location: { file: "src/prints.ts", line: 7 },
}

export const functionHandle: Located<FunctionDeclaration> = {
  kind: "function",
  id: "PrintsCrop",
  className: "Prints",
  methodName: "crop",
  location: { file: "src/albums.ts", line: 4 },
}

export const stateMachine: Located<StateMachineDeclaration> = {
  kind: "stateMachine",
  id: "PrintFlow",
  type: "express",
  logs: { level: "error", data: true, retention: 7 },
  tracing: true,
  document: {
    QueryLanguage: "JSONata",
    StartAt: "Prints.crop",
    States: {
      "Prints.crop": {
        Type: "Task",
        Resource: "arn:aws:states:::lambda:invoke",
        Arguments: { FunctionName: "${tsapi.lambda.PrintsCrop.arn}", Payload: "{% $states.input %}" },
        Next: "sqs:sendMessage",
      },
      "sqs:sendMessage": {
        Type: "Task",
        Resource: "arn:aws:states:::sqs:sendMessage",
        Arguments: { QueueUrl: "${tsapi.queue.Prints.url}", MessageBody: "{% $states.input %}" },
        End: true,
      },
    },
  },
  locations: { "Prints.crop": { file: "src/print-flow.ts", line: 5 } },
  location: { file: "src/print-flow.ts", line: 3 },
}
