import type { CfnValue } from "../../model/cloudformation.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { NeededPermissions, Permission } from "./needed-permissions.ts"

/** What reading and writing resources needs that the app encrypts with a key of its own; AWS's keys need nothing. */
export function customerKeys(event: SdkEvent, { permissions, warnings }: NeededPermissions): NeededPermissions {
  const needed = permissions.flatMap((permission) => keyPermissions(permission, event))
  return { permissions: [...permissions, ...needed], warnings }
}

// DynamoDB decrypts the key of the table as the caller, for items that are read as for those that are written, and keeps
// it for five minutes of use ("Table key caching" in "DynamoDB encryption at rest: How it works"). The other permissions on
// the key are of who makes the table, whose grant the service uses for its own work.
//
// Secrets Manager and Systems Manager encrypt and decrypt values as the caller, too: "Permissions for the KMS key" in "Secret
// encryption and decryption in Secrets Manager", and "How AWS Systems Manager Parameter Store uses AWS KMS".
//
// "Key management" in the developer guides of SQS and SNS, "What is Amazon Kinesis Data Streams: Permissions to use
// user-generated KMS keys", and "Using server-side encryption with AWS KMS keys" of S3, where uploads in parts are also read.
const keyUses: readonly (readonly [calls: RegExp, service: string, keyActions: readonly string[]])[] = [
  [
    /^dynamodb:(Batch(Get|Write)Item|ConditionCheckItem|(Get|Put|Update|Delete)Item|Query|Scan|PartiQL\w+) /,
    "dynamodb",
    ["kms:Decrypt"],
  ],
  [/^secretsmanager:(BatchGetSecretValue|GetSecretValue) /, "secretsmanager", ["kms:Decrypt"]],
  [/^secretsmanager:(PutSecretValue|UpdateSecret) /, "secretsmanager", ["kms:Decrypt", "kms:GenerateDataKey"]],
  [/^ssm:GetParameter(s|History|sByPath)? /, "ssm", ["kms:Decrypt"]],
  [/^ssm:PutParameter /, "ssm", ["kms:Encrypt", "kms:GenerateDataKey"]],
  [/^sqs:SendMessage /, "sqs", ["kms:Decrypt", "kms:GenerateDataKey"]],
  [/^sqs:ReceiveMessage /, "sqs", ["kms:Decrypt"]],
  [/^sns:Publish /, "sns", ["kms:Decrypt", "kms:GenerateDataKey"]],
  [/^kinesis:PutRecords? /, "kinesis", ["kms:GenerateDataKey"]],
  [/^kinesis:(GetRecords|SubscribeToShard) /, "kinesis", ["kms:Decrypt"]],
  [/^s3:GetObject(Version)? /, "s3", ["kms:Decrypt"]],
  [/^s3:PutObject (PutObject|CopyObject)$/, "s3", ["kms:GenerateDataKey"]],
  [/^s3:PutObject /, "s3", ["kms:Decrypt", "kms:GenerateDataKey"]],
]

// Of these, what a resource holds has its own ARN, which goes on behind a slash: objects, indexes, consumers.
const withParts = ["dynamodb", "kinesis", "s3"]

function keyPermissions({ action, resource }: Permission, event: SdkEvent): readonly Permission[] {
  const use = keyUses.find(([calls]) => calls.test(`${action} ${event.operation}`))
  if (!use) return []
  const [, service, keyActions] = use
  const text = textOf(resource)
  const isOf = (arn: CfnValue) =>
    text === textOf(arn) || (withParts.includes(service) && text.startsWith(`${textOf(arn)}/`))
  const owner = event.site.frame.run.references.find(
    ({ kmsKeyArn, arn, arnFromName = arn }) => kmsKeyArn !== undefined && (isOf(arn) || isOf(arnFromName)),
  )
  if (owner?.kmsKeyArn === undefined) return []
  const { kmsKeyArn } = owner
  const condition = { StringEquals: { "kms:ViaService": { "Fn::Sub": `${service}.\${AWS::Region}.amazonaws.com` } } }
  return keyActions.map((keyAction) => ({ action: keyAction, resource: kmsKeyArn, condition }))
}

/** The same text for values that CloudFormation makes the same ARN of. */
function textOf(value: CfnValue): string {
  if (typeof value === "string") return value
  const { Ref, "Fn::GetAtt": attribute, "Fn::Sub": template } = Object(value) as Readonly<Record<string, CfnValue>>
  if (typeof Ref === "string") return `\${${Ref}}`
  if (Array.isArray(attribute)) return `\${${attribute.join(".")}}`
  if (typeof template === "string") return template
  if (!Array.isArray(template)) return JSON.stringify(value)
  const [text, variables] = template
  const values = Object.entries(Object(variables) as Readonly<Record<string, CfnValue>>)
  return values.reduce((filled, [name, inner]) => filled.replaceAll(`\${${name}}`, () => textOf(inner)), String(text))
}
