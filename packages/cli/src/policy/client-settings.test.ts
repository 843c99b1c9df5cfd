import { describe, expect, it } from "vitest"
import { appOf, inferGrants } from "../../test/policy/one-module-app.ts"
import { stubPackage } from "../../test/policy/service-call.ts"

const get = `new GetItemCommand({ TableName: "a", Key: {} })`
const table = (region: string) => `arn:\${AWS::Partition}:dynamodb:${region}:\${AWS::AccountId}:table/a`

describe("a client's region", () => {
  it.each([
    ["none", `new DynamoDBClient({})`, ["dynamodb:GetItem table/a"]],
    ["a constant", `new DynamoDBClient({ region: "us-east-1" })`, [`dynamodb:GetItem ${table("us-east-1")}`]],
    ["Lambda's own", `new DynamoDBClient({ region: process.env.AWS_REGION })`, ["dynamodb:GetItem table/a"]],
    ["a variable that is not set", `new DynamoDBClient({ region: process.env.NOWHERE })`, ["dynamodb:GetItem table/a"]],
    [
      "one of two",
      `new DynamoDBClient({ region: request.query.eu ? "eu-west-1" : "us-east-1" })`,
      [`dynamodb:GetItem ${table("eu-west-1")}`, `dynamodb:GetItem ${table("us-east-1")}`],
    ],
    [
      "from the request",
      `new DynamoDBClient({ region: request.query.region })`,
      [
        `dynamodb:GetItem ${table("*")}`,
        expect.stringMatching(/^POLICY_RESOURCE_UNKNOWN .*the client's region is not known: it comes from the request/),
      ],
    ],
    [
      "of the client in a document client",
      `DynamoDBDocumentClient.from(new DynamoDBClient({ region: "us-east-1" }))`,
      [`dynamodb:GetItem ${table("us-east-1")}`],
    ],
  ])("is that of its resources: %s", async (_name, client, grants) => {
    expect(await inferGrants(appOf("", `return ${client}.send(${get})`))).toEqual(grants)
  })

  it("tells clients of one service apart", async () => {
    const files = appOf(
      `const home = new DynamoDBClient({}); const away = new DynamoDBClient({ region: "us-east-1" })`,
      `await home.send(new GetItemCommand({ TableName: "h", Key: {} })); return away.send(${get})`,
    )
    expect(await inferGrants(files)).toEqual(["dynamodb:GetItem table/h", `dynamodb:GetItem ${table("us-east-1")}`])
  })

  it("is that of paginators and of aggregated clients", async () => {
    const files = appOf(
      `const away = new DynamoDB({ region: "us-east-1" })`,
      `for await (const page of paginateScan({ client: away }, { TableName: "a" })) console.log(page)
       return away.getItem({ TableName: "a", Key: {} })`,
    )
    expect(await inferGrants(files)).toEqual([
      `dynamodb:GetItem ${table("us-east-1")}`,
      `dynamodb:Scan ${table("us-east-1")}`,
    ])
  })
})

describe("a client's credentials", () => {
  const imports = `import { STSClient, AssumeRoleCommand } from "@aws-sdk/client-sts"
import { fromTemporaryCredentials, fromNodeProviderChain } from "@aws-sdk/credential-providers"`
  const role = "arn:aws:iam::123456789012:role/other"
  const packages = stubPackage("credential-providers", "fromTemporaryCredentials", "fromNodeProviderChain")

  it("are another role's: only taking on that role needs a permission", async () => {
    const files = appOf(
      imports,
      `return new DynamoDBClient({ credentials: fromTemporaryCredentials({ params: { RoleArn: "${role}" } }) }).send(${get})`,
    )
    expect(await inferGrants({ ...files, ...packages })).toEqual([`sts:AssumeRole ${role}`])
  })

  it("are another role's when STS handed them out", async () => {
    const files = appOf(
      imports,
      `const { Credentials } = await new STSClient({}).send(new AssumeRoleCommand({ RoleArn: "${role}", RoleSessionName: "s" }))
       const credentials = { accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey! }
       return new DynamoDBClient({ credentials }).send(${get})`,
    )
    expect(await inferGrants({ ...files, ...packages })).toEqual([`sts:AssumeRole ${role}`])
  })

  it("are the function's own otherwise", async () => {
    const files = appOf(imports, `return new DynamoDBClient({ credentials: fromNodeProviderChain() }).send(${get})`)
    expect(await inferGrants({ ...files, ...packages })).toEqual(["dynamodb:GetItem table/a"])
  })
})

describe("signers", () => {
  it("of RDS connect as a user, to a database whose id they do not tell", async () => {
    const files = appOf(
      `import { Signer } from "@aws-sdk/rds-signer"`,
      `return new Signer({ hostname: "db.x.eu-west-1.rds.amazonaws.com", port: 5432, username: "app" }).getAuthToken()`,
    )
    expect(await inferGrants({ ...files, ...stubPackage("rds-signer", "Signer") })).toEqual([
      "rds-db:connect dbuser:*/app",
      expect.stringMatching(/^POLICY_RESOURCE_UNKNOWN .*hostname .*it does not tell which resource it belongs to/),
    ])
  })

  it.each([
    ["getDbConnectAuthToken", "DbConnect"],
    ["getDbConnectAdminAuthToken", "DbConnectAdmin"],
  ])("of DSQL connect to the cluster of the host: %s", async (method, action) => {
    const files = appOf(
      `import { DsqlSigner } from "@aws-sdk/dsql-signer"`,
      `return new DsqlSigner({ hostname: "abc123.dsql.us-east-1.on.aws", region: "us-east-1" }).${method}()`,
    )
    expect(await inferGrants({ ...files, ...stubPackage("dsql-signer", "DsqlSigner") })).toEqual([
      `dsql:${action} arn:\${AWS::Partition}:dsql:us-east-1:\${AWS::AccountId}:cluster/abc123`,
    ])
  })
})

describe("a client of which tsapi has no table", () => {
  it("is described by its installed package: the name it signs with, and what needs no signature", async () => {
    const command = (name: string) => `new ${name}Command({ clusterArn: "arn:aws:thing:eu-west-1:1:x" })`
    const names = ["ListRuleGroupsCommand", "SignUpCommand", "DescribeFirewallCommand"]
    const dir = "node_modules/@aws-sdk/client-firewall-of-tomorrow"
    const files = {
      ...appOf(
        `import { ${names.join(", ")} } from "@aws-sdk/client-firewall-of-tomorrow"`,
        `await client.send(${command("ListRuleGroups")} as never); await client.send(${command("SignUp")} as never)
         return client.send(new DescribeFirewallCommand({ FirewallName: "f" }) as never)`,
      ),
      ...stubPackage("client-firewall-of-tomorrow", ...names),
      [`${dir}/dist-es/auth/httpAuthSchemeProvider.js`]: `signingProperties: { name: "network-firewall" }
        case "SignUp": { options.push(createSmithyApiNoAuthHttpAuthOption(authParameters)) }`,
    }
    expect(await inferGrants(files)).toEqual([
      "network-firewall:DescribeFirewall firewall/f",
      "network-firewall:ListRuleGroups *",
    ])
  })
})
