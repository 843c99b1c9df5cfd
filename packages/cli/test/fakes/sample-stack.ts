import { createHash } from "node:crypto"
import { ZipFile } from "yazl"
import type { BuiltStack } from "../../src/model/built-stack.ts"
import type { CfnResource, CfnTemplate } from "../../src/model/cloudformation.ts"
import type { Grant } from "../../src/model/grant.ts"

export interface SampleOptions {
  /** What the function answers; another text is another version of the code. */
  readonly answer?: string
  readonly production?: boolean
  /** Actions on the table. */
  readonly actions?: readonly string[]
  /** Resources added to, replaced in, or (undefined) taken out of the template. */
  readonly resources?: Readonly<Record<string, CfnResource | undefined>>
  readonly outputs?: CfnTemplate["Outputs"]
}

/** A stack as the build makes it, small and made by hand: one function, its role, policy and log group, one table, one REST API. */
export async function sampleStack(options: SampleOptions = {}): Promise<BuiltStack> {
  const code = `exports.handler = async () => ({ statusCode: 200, body: ${JSON.stringify(options.answer ?? "one")} })\n`
  const zip = await zipOf(code)
  const sha256 = createHash("sha256").update(code).digest("hex")
  const actions = options.actions ?? ["dynamodb:GetItem"]
  return {
    stackName: "todo-api-dev",
    app: {
      appName: "todo-api",
      stage: "dev",
      entry: "src/app.ts",
      exportName: "app",
      functions: [],
      declared: [],
      location: { file: "src/app.ts", line: 5 },
    },
    config: {
      projectDir: "/todo-api",
      configFile: undefined,
      stage: "dev",
      entry: "src/app.ts",
      split: "app",
      region: undefined,
      production: options.production ?? false,
      strict: false,
      local: {},
      tags: { team: "todo" },
      api: [],
      apiLocations: {},
      webSocket: [],
      webSocketLocation: undefined,
      layers: [],
      overrides: { path: [], all: {}, byFunction: {} },
    },
    artifacts: [
      {
        functionId: "Api",
        zip,
        sha256,
        files: [{ name: "index.js", bytes: Buffer.from(code) }],
        modules: ["src/app.ts"],
      },
    ],
    policies: [{ functionId: "Api", grants: actions.map(toGrant), warnings: [] }],
    needs: [{ functionId: "Api", grants: actions.map(toGrant), warnings: [] }],
    template: sampleTemplate(sha256, actions, options),
  }
}

function toGrant(action: string, index: number): Grant {
  const evidence = { file: "src/todo-repository.ts", line: 12 + index, chain: ["TodoController.get"] }
  return { action, resource: { "Fn::GetAtt": ["TodosTable", "Arn"] }, evidence: [evidence] }
}

function sampleTemplate(
  sha256: string,
  actions: readonly string[],
  { resources, outputs }: SampleOptions,
): CfnTemplate {
  const merged = { ...sampleResources(sha256, actions), ...resources }
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "todo-api (dev), made by tsapi",
    Parameters: { ArtifactBucket: { Type: "String" } },
    Resources: Object.fromEntries(
      Object.entries(merged).flatMap(([id, resource]) => (resource === undefined ? [] : [[id, resource]])),
    ),
    Outputs: outputs ?? {
      ApiFunctionName: { Value: { Ref: "ApiFunction" } },
      EndpointUrl: {
        Value: { "Fn::Sub": "https://${RestApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${RestApiStage}" },
      },
      RestApiId: { Value: { Ref: "RestApi" } },
      TodosTableName: { Value: { Ref: "TodosTable" } },
    },
  }
}

/** `Metadata` as the build writes it. */
export function declaredAt(file: string, line: number): Pick<CfnResource, "Metadata"> {
  return { Metadata: { tsapi: { file, line } } }
}

/** The table of the sample, for tests that change it. */
export function sampleTable(keyName: string): CfnResource {
  return {
    Type: "AWS::DynamoDB::Table",
    Properties: {
      AttributeDefinitions: [{ AttributeName: keyName, AttributeType: "S" }],
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: keyName, KeyType: "HASH" }],
    },
    DeletionPolicy: "Delete",
    UpdateReplacePolicy: "Delete",
    ...declaredAt("src/todo-table.ts", 4),
  }
}

function sampleResources(sha256: string, actions: readonly string[]): Readonly<Record<string, CfnResource>> {
  const app = declaredAt("src/app.ts", 5)
  return {
    ApiFunction: {
      Type: "AWS::Lambda::Function",
      Properties: {
        Code: { S3Bucket: { Ref: "ArtifactBucket" }, S3Key: `${sha256}.zip` },
        Handler: "index.handler",
        Role: { "Fn::GetAtt": ["ApiFunctionRole", "Arn"] },
        Runtime: "nodejs22.x",
      },
      ...app,
    },
    ApiFunctionPolicy: {
      Type: "AWS::IAM::Policy",
      Properties: {
        PolicyDocument: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: actions, Resource: [{ "Fn::GetAtt": ["TodosTable", "Arn"] }] }],
        },
        PolicyName: "ApiFunctionPolicy",
        Roles: [{ Ref: "ApiFunctionRole" }],
      },
      ...app,
    },
    ApiFunctionRole: {
      Type: "AWS::IAM::Role",
      Properties: {
        AssumeRolePolicyDocument: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
        },
      },
      ...app,
    },
    ...restApi(),
    TodosTable: sampleTable("id"),
  }
}

function restApi(): Readonly<Record<string, CfnResource>> {
  const uri =
    "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${ApiFunction.Arn}/invocations"
  const integration = { type: "aws_proxy", httpMethod: "POST", uri: { "Fn::Sub": uri } }
  const app = declaredAt("src/app.ts", 5)
  return {
    RestApi: {
      Type: "AWS::ApiGateway::RestApi",
      Properties: {
        Name: "todo-api",
        Body: {
          openapi: "3.0.1",
          info: { title: "todo-api", version: "1" },
          paths: { "/": { get: { responses: {}, "x-amazon-apigateway-integration": integration } } },
        },
      },
      ...app,
    },
    RestApiDeployment: { Type: "AWS::ApiGateway::Deployment", Properties: { RestApiId: { Ref: "RestApi" } }, ...app },
    RestApiPermission: {
      Type: "AWS::Lambda::Permission",
      Properties: {
        Action: "lambda:InvokeFunction",
        FunctionName: { Ref: "ApiFunction" },
        Principal: "apigateway.amazonaws.com",
        SourceArn: { "Fn::Sub": "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${RestApi}/*" },
      },
      ...app,
    },
    RestApiStage: {
      Type: "AWS::ApiGateway::Stage",
      Properties: { DeploymentId: { Ref: "RestApiDeployment" }, RestApiId: { Ref: "RestApi" }, StageName: "api" },
      ...app,
    },
  }
}

async function zipOf(code: string): Promise<Uint8Array> {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(code), "index.js", { mtime: new Date("1980-01-01T00:00:00Z"), mode: 0o100644 })
  zip.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
