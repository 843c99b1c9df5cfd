import type { BucketDeclaration, Declaration } from "@tsapi/framework/internal"
import { describe, expect, it } from "vitest"
import { bucket } from "../../../test/kinds/declared/buckets.ts"
import { emailEvent, onEmail } from "../../../test/kinds/declared/emails.ts"
import { app, config } from "../../../test/kinds/fixtures.ts"
import type { UserError } from "../../errors/user-error.ts"
import type { AppModel } from "../../model/app-model.ts"
import type { Located, PlanRefs } from "../../model/kind.ts"
import { readOutputNote } from "../../model/output-note.ts"
import { bucketKind } from "../bucket.ts"
import { onEmailKind } from "../on-email.ts"

const trigger = (given: object): typeof onEmail => ({ ...onEmail, ...given })
const mails: Located<BucketDeclaration> = { kind: "bucket", id: bucket.id, location: bucket.location }

function built(triggers: readonly (typeof onEmail)[], buckets: readonly Located<BucketDeclaration>[] = [mails]) {
  const errors: UserError[] = []
  const declarations: readonly Located<Declaration>[] = [...buckets, ...triggers]
  const context = { config, app, declarations, report: (error: UserError) => void errors.push(error) }
  const { models, functions } = onEmailKind.toModel(triggers, context)
  const stores = bucketKind.toModel(buckets, context)
  const model: AppModel = {
    ...{ appName: "contract", stage: "dev", entry: "src/app.ts", exportName: "app", functions: [] },
    declared: [...stores.models, ...models],
    location: { file: "src/app.ts", line: 1 },
  }
  const refs: PlanRefs = {
    ...{ app: model, references: [], retainState: false },
    functionArn: (id) => ({ "Fn::GetAtt": [`${id}Function`, "Arn"] }),
  }
  const { resources = {}, outputs } = onEmailKind.toResources?.(models, refs) ?? {}
  return {
    ...{ models, functions, refs, outputs },
    resources: { ...resources, ...bucketKind.toResources?.(stores.models, refs).resources },
    problems: errors.map(({ message, location }) => `${message} (${location?.file}:${location?.line})`),
  }
}

const guid = { "Fn::Select": [2, { "Fn::Split": ["/", { Ref: "AWS::StackId" }] }] }
const named = (id: string) => ({ "Fn::Sub": [`${id}-\${Stack}`, { Stack: guid }] })
const arnOf = (rule: string, set: unknown) => ({
  "Fn::Sub": [
    "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:receipt-rule-set/${Set}:receipt-rule/${Rule}",
    { Set: set, Rule: named(rule) },
  ],
})

describe("@onEmail in a template", () => {
  it("is a rule that stores and then invokes, after all that SES tries is permitted", () => {
    const { resources, outputs, problems } = built([onEmail])
    expect(problems).toEqual([])
    expect(resources["InboxReceiveReceiptRule"]).toEqual({
      Type: "AWS::SES::ReceiptRule",
      Properties: {
        RuleSetName: { Ref: "ReceiptRuleSet" },
        Rule: {
          Name: named("InboxReceive"),
          Enabled: true,
          Recipients: ["recipient@example.com"],
          ScanEnabled: true,
          TlsPolicy: "Optional",
          Actions: [
            { S3Action: { BucketName: expect.anything(), ObjectKeyPrefix: "incoming/" } },
            {
              LambdaAction: { FunctionArn: { "Fn::GetAtt": ["InboxReceiveFunction", "Arn"] }, InvocationType: "Event" },
            },
          ],
        },
      },
      DependsOn: ["InboxReceiveReceiptRulePermission", "PhotoFilesBucketPolicy"],
      Metadata: { tsapi: { file: "src/inbox.ts", line: 5 } },
    })
    expect(resources["InboxReceiveReceiptRulePermission"]?.Properties).toEqual({
      Action: "lambda:InvokeFunction",
      FunctionName: { "Fn::GetAtt": ["InboxReceiveFunction", "Arn"] },
      Principal: "ses.amazonaws.com",
      SourceAccount: { Ref: "AWS::AccountId" },
      SourceArn: arnOf("InboxReceive", { Ref: "ReceiptRuleSet" }),
    })
    expect(resources["ReceiptRuleSet"]?.Type).toBe("AWS::SES::ReceiptRuleSet")
    const { Value, Description = "" } = outputs?.["ReceiptRuleSetName"] ?? {}
    expect(Value).toEqual({ Ref: "ReceiptRuleSet" })
    expect(readOutputNote(Description, "set-1")).toMatch(/set-active-receipt-rule-set --rule-set-name set-1$/)
  })

  it("lets exactly its rule write below its prefix of the bucket", () => {
    const { resources } = built([onEmail])
    expect(resources["PhotoFilesBucketPolicy"]?.Properties?.["PolicyDocument"]).toMatchObject({
      Statement: [
        { Effect: "Deny" },
        {
          Effect: "Allow",
          Principal: { Service: "ses.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: { "Fn::Sub": [`\${PhotoFilesBucket.Arn}/\${Prefix}*`, { Prefix: "incoming/" }] },
          Condition: {
            StringEquals: {
              "aws:SourceAccount": { Ref: "AWS::AccountId" },
              "aws:SourceArn": arnOf("InboxReceive", { Ref: "ReceiptRuleSet" }),
            },
          },
        },
      ],
    })
  })

  it("keeps the order of the source", () => {
    const { resources } = built([
      trigger({ store: undefined }),
      trigger({ store: undefined, recipients: [".example.com"], invocation: "requestResponse", tlsPolicy: "require" }),
    ])
    const [first, second] = ["InboxReceive", "InboxReceive2"].map((id) => resources[`${id}ReceiptRule`])
    expect([first, second].map((rule) => rule?.Properties?.["After"])).toEqual([undefined, named("InboxReceive")])
    expect(second).toMatchObject({
      Properties: {
        Rule: { TlsPolicy: "Require", Actions: [{ LambdaAction: { InvocationType: "RequestResponse" } }] },
      },
      DependsOn: ["InboxReceive2ReceiptRulePermission", "InboxReceiveReceiptRule"],
    })
  })

  it("makes no rule set where all rules are in one that exists", () => {
    const { resources, outputs } = built([trigger({ ruleSet: "company" })])
    expect(resources["InboxReceiveReceiptRule"]?.Properties?.["RuleSetName"]).toBe("company")
    expect(resources["InboxReceiveReceiptRulePermission"]?.Properties?.["SourceArn"]).toEqual(
      arnOf("InboxReceive", "company"),
    )
    expect(resources).not.toHaveProperty("ReceiptRuleSet")
    expect(outputs).toBeUndefined()
  })

  it("is in one rule set, since one is active", () => {
    const shared = { methodName: "share", ruleSet: "company", location: { file: "src/inbox.ts", line: 9 } }
    expect(built([onEmail, trigger(shared)]).problems).toEqual([
      '@onEmail of Inbox.share: "company" is its rule set, and the app\'s own that of Inbox.receive at src/inbox.ts:5 (src/inbox.ts:9)',
    ])
  })

  it("leaves the policy of an existing bucket to its owner", () => {
    const { resources } = built([onEmail], [{ ...mails, existing: { name: "company-mails" } }])
    expect(resources["InboxReceiveReceiptRule"]?.DependsOn).toEqual(["InboxReceiveReceiptRulePermission"])
  })

  it("gives what SES waits for no more than 30 seconds", () => {
    const { functions } = built([onEmail, trigger({ methodName: "screen", invocation: "requestResponse" })])
    expect(functions.map(({ longestTimeout }) => longestTimeout?.seconds)).toEqual([undefined, 30])
  })

  it.each<[object, string]>([
    [{ recipients: [] }, "recipients has 0 entries"],
    [{ recipients: ["a@example.com", "A@EXAMPLE.com"] }, 'recipients has "a@example.com" twice'],
    [{ recipients: ["orders"] }, 'recipients.0 is "orders"'],
    [{ ruleSet: "a b" }, 'ruleSet is "a b"'],
    [{ invocation: "sync" }, 'invocation is "sync"'],
    [{ store: { bucket: bucket.id, prefix: "incoming" } }, 'store.prefix is "incoming"'],
    [{ store: { bucket: bucket.id, prefix: "we*ird/" } }, 'store.prefix is "we*ird/"'],
    [{ store: { bucket: bucket.id, prefix: "${aws:username}/" } }, 'store.prefix is "${aws:username}/"'],
    [{ store: { bucket: "Nowhere" } }, 'the app has no bucket "Nowhere"'],
  ])("refuses %j", (given, problem) => {
    expect(built([trigger(given)]).problems).toEqual([`@onEmail of Inbox.receive: ${problem} (src/inbox.ts:5)`])
  })
})

describe("the sample event", () => {
  const { models, refs } = built([
    onEmail,
    trigger({ recipients: ["Example.org", ".example.net"], store: { bucket: bucket.id, prefix: "org/" } }),
  ])
  const sample = (data?: string): unknown =>
    onEmailKind.toSampleEvent?.(models, "InboxReceive", {
      ...{ app: refs.app, region: "us-east-1", accountId: "123456789012", data },
    })

  it("is like that which AWS documents", () => {
    const [record] = Object(sample()).Records
    const [documented] = emailEvent.Records
    expect(record.ses.mail).toMatchObject({ ...documented?.ses.mail, headers: expect.any(Array) })
    expect(record.ses.mail.headers).toEqual(expect.arrayContaining([...(documented?.ses.mail.headers ?? [])]))
    expect(Object.keys(record.ses.receipt)).toEqual(Object.keys(documented?.ses.receipt ?? {}))
  })

  it("has the headers of the message that the data is", () => {
    const message =
      'From: "Doe, Jane" <jane@example.com>, b@example.com\r\nSubject: Two\r\n lines\r\nX-Kind: a:b\r\n\r\nBody: no header'
    expect(Object(sample(message)).Records[0].ses.mail).toMatchObject({
      headers: [
        { name: "From", value: '"Doe, Jane" <jane@example.com>, b@example.com' },
        { name: "Subject", value: "Two lines" },
        { name: "X-Kind", value: "a:b" },
      ],
      commonHeaders: { from: ['"Doe, Jane" <jane@example.com>', "b@example.com"], subject: "Two lines" },
    })
  })

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'To: "A, B" <a@example.org>, c@elsewhere.com\nCc: d@mail.example.net',
      ["a@example.org", "d@mail.example.net"],
      [],
    ],
    ["To: Recipient+label@example.com, a@mail.example.org", ["Recipient+label@example.com"], []],
    ["To: a@example.net, a@notexample.org, friends:;", ["recipient@example.com"], ["recipient@example.com"]],
    ["From: a@example.org", ["recipient@example.com"], ["recipient@example.com"]],
  ])("is for those of the message's addresses that a rule is for: %s", (head, recipients, blind) => {
    const [{ ses }] = Object(sample(`${head}\n\nTo: nobody@example.org`)).Records
    expect(ses.receipt.recipients).toEqual(recipients)
    const named = head.split(/[\s,<>]+/).filter((word) => /.@./.test(word) && !head.startsWith("From"))
    expect(ses.mail.destination).toEqual([...named, ...blind])
  })

  it("puts the message where the rule that fits it stores it", () => {
    const context = { app: refs.app, region: "us-east-1", accountId: "123456789012", data: "To: a@example.org\n\nHi" }
    expect(onEmailKind.toSampleObject?.(models, "InboxReceive", context)?.key).toMatch(/^org\//)
  })
})
