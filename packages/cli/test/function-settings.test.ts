import { describe, expect, it } from "vitest"
import type { CfnTemplate } from "../src/model/cloudformation.ts"
import { inferredFiles } from "./inferred-files.ts"

interface Declared {
  readonly settings?: string
  readonly config?: string
  readonly type?: "rest" | "http"
  /** Whether its route asks for no token. */
  readonly open?: boolean
  /** Arguments of `--set`. */
  readonly set?: readonly string[]
}

const source = ({
  settings = "",
  type = "rest",
  open = false,
}: Declared) => `import { App, controller, jwtAuthorizer, Queue, route, Table } from "@tsapi/framework"
const notes = new Table("Notes", { partitionKey: "id" })
const ordered = new Queue("Ordered", { fifo: true })
const lone = new Queue("Lone", { deadLetterQueue: false })
const Tokens = jwtAuthorizer({ issuer: "https://id.example/", audience: "notes" })
@controller("/notes", { authorizer: ${open ? "null" : "Tokens"}, function: { ${settings} } })
export class NoteController {
  @route("GET", "/")
  list() { return notes.name }
}
export const app = new App("notes", { controllers: [NoteController], api: { type: "${type}" } })
`

async function inferred({ config, set, ...declared }: Declared) {
  const files = { "src/app.ts": source(declared), ...(config && { "tsapi.config.ts": `export default ${config}` }) }
  const { Resources: resources = {}, Outputs: outputs = {}, errors } = await inferredFiles(files, set)
  return { resources, outputs, errors }
}

const queue = "arn:aws:sqs:eu-west-1:123456789012:failed"

function idsOf(resources: CfnTemplate["Resources"], type: string): readonly string[] {
  return Object.keys(resources).filter((id) => resources[id]?.Type === type)
}

function allowed(resources: CfnTemplate["Resources"], id: string): string {
  return JSON.stringify(resources[id]?.Properties?.["PolicyDocument"])
}

describe("a function's settings", () => {
  it("are properties of its function", async () => {
    const { resources, errors } = await inferred({
      settings: `description: "Lists notes", runtime: "nodejs24.x", architecture: "x86_64", ephemeralStorage: 1024,
        layers: ["arn:aws:lambda:\${AWS::Region}:123456789012:layer:fonts:3"], reservedConcurrency: 7,
        logFormat: "json", logLevel: "warn", systemLogLevel: "debug", logRetention: 7, tracing: true,
        vpc: { subnetIds: ["subnet-0a", { "Fn::ImportValue": "Subnet" }], securityGroupIds: ["sg-0b"], ipv6: true }`,
    })
    expect(errors).toBe("")
    expect(resources["NoteControllerFunction"]?.Properties).toMatchObject({
      Description: "Lists notes",
      Runtime: "nodejs24.x",
      Architectures: ["x86_64"],
      EphemeralStorage: { Size: 1024 },
      Layers: [{ "Fn::Sub": "arn:aws:lambda:${AWS::Region}:123456789012:layer:fonts:3" }],
      ReservedConcurrentExecutions: 7,
      LoggingConfig: { LogFormat: "JSON", ApplicationLogLevel: "WARN", SystemLogLevel: "DEBUG" },
      TracingConfig: { Mode: "Active" },
      VpcConfig: {
        SubnetIds: ["subnet-0a", { "Fn::ImportValue": "Subnet" }],
        SecurityGroupIds: ["sg-0b"],
        Ipv6AllowedForDualStack: true,
      },
    })
    expect(resources["NoteControllerFunctionLogs"]?.Properties).toEqual({ RetentionInDays: 7 })
    expect(allowed(resources, "NoteControllerFunctionPolicy")).toContain("ec2:CreateNetworkInterface")
    expect(resources["JwtAuthorizerFunction"]?.Properties).not.toHaveProperty("VpcConfig")
  })

  it("win by how near they are to the function, and stay away from generated code where they are about all", async () => {
    const { resources } = await inferred({
      settings: "ephemeralStorage: 600, vpc: false",
      config: `{
        ephemeralStorage: 700, reservedConcurrency: 3, onFailure: "${queue}", runtime: "nodejs24.x",
        vpc: { subnetIds: ["subnet-0a"], securityGroupIds: ["sg-0b"] },
        stages: { dev: { reservedConcurrency: 4 } },
      }`,
      set: ["functions.NoteController.reservedConcurrency=5"],
    })
    const { NoteControllerFunction, JwtAuthorizerFunction } = resources
    expect(NoteControllerFunction?.Properties).toMatchObject({
      EphemeralStorage: { Size: 600 },
      ReservedConcurrentExecutions: 5,
      Runtime: "nodejs24.x",
    })
    expect(NoteControllerFunction?.Properties).not.toHaveProperty("VpcConfig")
    expect(JwtAuthorizerFunction?.Properties).toMatchObject({
      EphemeralStorage: { Size: 700 },
      ReservedConcurrentExecutions: 4,
    })
    expect(JwtAuthorizerFunction?.Properties).not.toHaveProperty("VpcConfig")
    expect(idsOf(resources, "AWS::Lambda::EventInvokeConfig")).toEqual(["NoteControllerFunctionAsyncInvocation"])
  })

  it("say what becomes of asynchronous invocations, which the role then allows", async () => {
    const { resources } = await inferred({
      settings: `retries: 0, maximumEventAge: 60, onFailure: "${queue}",
        onSuccess: "arn:aws:events:\${AWS::Region}:\${AWS::AccountId}:event-bus/default",
        deadLetterQueue: "arn:aws:sns:eu-west-1:123456789012:dead"`,
    })
    expect(resources["NoteControllerFunctionAsyncInvocation"]?.Properties).toEqual({
      FunctionName: { Ref: "NoteControllerFunction" },
      Qualifier: "$LATEST",
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
      DestinationConfig: {
        OnSuccess: {
          Destination: { "Fn::Sub": "arn:aws:events:${AWS::Region}:${AWS::AccountId}:event-bus/default" },
        },
        OnFailure: { Destination: queue },
      },
    })
    expect(resources["NoteControllerFunction"]?.Properties?.["DeadLetterConfig"]).toEqual({
      TargetArn: "arn:aws:sns:eu-west-1:123456789012:dead",
    })
    const policy = allowed(resources, "NoteControllerFunctionPolicy")
    for (const action of ["events:PutEvents", "sns:Publish", "sqs:SendMessage"]) expect(policy).toContain(action)
    expect(policy).not.toContain("lambda:InvokeFunction")
  })

  it.each([
    ["ephemeralStorage: 100", "ephemeralStorage is 100", "512 to 10240"],
    ["retries: 3", "retries is 3", "from 0 to 2"],
    ["maximumEventAge: 59", "maximumEventAge is 59", "60 to 21600"],
    [`layers: ["fonts"]`, `layers.0 is "fonts"`, "layer:name:1"],
    [`onSuccess: "arn:aws:s3:::bucket"`, "onSuccess is", "event bus or function"],
    [`onFailure: notes`, 'onFailure is the table "Notes"', "queue, topic"],
    [`deadLetterQueue: "${queue}.fifo"`, "deadLetterQueue is", "not to FIFO"],
    [`onFailure: ordered`, 'has the FIFO queue "Ordered" as onFailure', "not to FIFO"],
    [`onFailure: lone.deadLetterQueue`, 'a queue "LoneDeadLetters" that the app lacks as onFailure', "Construct it"],
    [`vpc: { subnetIds: ["subnet-1"] }`, "vpc has no securityGroupIds", "Add securityGroupIds"],
    [`vpc: { subnetIds: [], securityGroupIds: ["sg-1"] }`, "vpc.subnetIds is empty", "subnet-"],
    [`logLevel: "debug"`, "has a logLevel and no logFormat", `logFormat: "json"`],
    ["provisionedConcurrency: 3, reservedConcurrency: 2", "3 provisioned instances and reserves 2", "at most"],
    ["reservedConcurency: 1", "reservedConcurency is not a setting", "Did you mean reservedConcurrency?"],
  ])("cannot be %s", async (settings, message, hint) => {
    const { errors } = await inferred({ settings })
    expect(errors).toContain("FUNCTION_INVALID")
    expect(errors).toContain(message)
    expect(errors).toContain(hint)
    expect(errors).toContain("src/app.ts:")
  })
})

describe("a function with instances kept ready", () => {
  const settings = "provisionedConcurrency: 2, retries: 1"
  const alias = { Ref: "NoteControllerFunctionAlias" }

  it("is invoked by its alias, whatever invokes it", async () => {
    const { resources, outputs, errors } = await inferred({
      settings,
      config: "{ functions: { JwtAuthorizer: { provisionedConcurrency: 1 } } }",
    })
    expect(errors).toBe("")
    const { Body } = resources["RestApi"]?.Properties ?? {}
    const ids = idsOf(resources, "AWS::Lambda::Permission")
    const permitted = ids.map((id) => resources[id]?.Properties?.["FunctionName"])
    expect(permitted).toEqual([{ Ref: "JwtAuthorizerFunctionAlias" }, alias])
    expect(JSON.stringify(Body)).not.toMatch(/"(NoteController|JwtAuthorizer)Function"/)
    expect(JSON.stringify(Body)).toMatch(/"JwtAuthorizerFunctionAlias"[^]*"NoteControllerFunctionAlias"/)
    expect(outputs["NoteControllerFunctionName"]?.Value).toEqual({ "Fn::Sub": "${NoteControllerFunction}:live" })
    expect(outputs["NoteControllerFunctionArn"]?.Value).toEqual(alias)
    expect(resources["NoteControllerFunctionAlias"]?.Properties).toMatchObject({
      Name: "live",
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 },
    })
    expect(resources["NoteControllerFunctionAsyncInvocation"]).toMatchObject({
      Properties: { Qualifier: "live" },
      DependsOn: ["NoteControllerFunctionAlias"],
    })
  })

  it("publishes a version for what has changed, and none for what has not", async () => {
    const versionOf = async (declared: Declared) => {
      const { resources } = await inferred(declared)
      const [id = ""] = idsOf(resources, "AWS::Lambda::Version")
      const { Properties = {} } = resources["NoteControllerFunction"] ?? {}
      expect(Properties["Environment"]).toMatchObject({ Variables: { TSAPI_VERSION: id.slice(-6) } })
      expect(resources["NoteControllerFunctionAlias"]?.Properties?.["FunctionVersion"]).toEqual({
        "Fn::GetAtt": [id, "Version"],
      })
      return id
    }
    const first = await versionOf({ settings })
    expect(first).toMatch(/^NoteControllerFunctionVersion[0-9a-f]{6}$/)
    expect(await versionOf({ settings, config: "{ reservedConcurrency: 9 }" })).toBe(first)
    expect(await versionOf({ settings, config: "{ memory: 1024 }" })).not.toBe(first)
  })

  it("is what its URL leads to, and who may call that is said of the alias", async () => {
    const source = { settings: `${settings}, url: { auth: "none" }`, open: true }
    const { resources, errors } = await inferred(source)
    expect(errors).toBe("")
    expect(resources["NoteControllerFunctionUrl"]).toMatchObject({
      Properties: { TargetFunctionArn: { "Fn::GetAtt": ["NoteControllerFunction", "Arn"] }, Qualifier: "live" },
      DependsOn: ["NoteControllerFunctionAlias"],
    })
    expect(resources["NoteControllerFunctionUrlPermission"]?.Properties?.["FunctionName"]).toEqual(alias)
  })

  it("is invoked so by an HTTP API too", async () => {
    const { resources } = await inferred({ settings, type: "http" })
    const targets = idsOf(resources, "AWS::Lambda::Permission").map((id) => resources[id]?.Properties?.["FunctionName"])
    expect(targets).toEqual([alias])
    expect(JSON.stringify(resources["HttpApi"]?.Properties)).not.toContain(`"NoteControllerFunction"`)
  })
})
