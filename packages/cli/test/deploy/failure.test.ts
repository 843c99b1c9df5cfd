import { expect, it } from "vitest"
import { UserError, UserErrors } from "../../src/errors/user-error.ts"
import { deploy } from "../fakes/deploy-session.ts"
import { declaredAt, sampleStack } from "../fakes/sample-stack.ts"
import { useFakeAws } from "../fakes/use-fake-aws.ts"

const aws = useFakeAws()
const stackOf = () => aws().cloudFormation.stack("todo-api-dev")

it("reports a failed update at the user's line with CloudFormation's reason, and leaves the old version", async () => {
  await deploy(await sampleStack())
  const outputs = stackOf()?.outputs
  aws().cloudFormation.failures.set("ApiFunction:update", "The role cannot be assumed by Lambda.")
  const { error, terminal } = await deploy(await sampleStack({ answer: "two" }))
  expect(error).toBeInstanceOf(UserError)
  expect(error).toMatchObject({
    code: "DEPLOY_FAILED",
    message: "ApiFunction (AWS::Lambda::Function) UPDATE_FAILED: The role cannot be assumed by Lambda.",
    location: { file: "src/app.ts", line: 5 },
    hint: "Nothing changed: the version deployed before is serving.",
  })
  expect(terminal.stderr).toContain("UPDATE_FAILED            ApiFunction AWS::Lambda::Function src/app.ts:5")
  expect(terminal.stderr).toContain("UPDATE_ROLLBACK_COMPLETE")
  expect(stackOf()).toMatchObject({ status: "UPDATE_ROLLBACK_COMPLETE", outputs })
})

it("says what to set where the account has no role for API Gateway's logs, which AWS says only to those who know", async () => {
  await deploy(await sampleStack())
  const reason = "CloudWatch Logs role ARN must be set in account settings to enable logging"
  aws().cloudFormation.failures.set("Logged:create", `Resource handler returned message: "${reason}"`)
  const Logged = { Type: "AWS::ApiGateway::Stage", ...declaredAt("src/app.ts", 3) }
  const { error } = await deploy(await sampleStack({ resources: { Logged } }))
  expect(error).toMatchObject({
    code: "DEPLOY_FAILED",
    hint: "Set cloudWatchRole: true in the api of this app, or give API Gateway's settings of the account a role.",
  })
})

it("deploys again after a failed update", async () => {
  await deploy(await sampleStack())
  aws().cloudFormation.failures.set("ApiFunction:update", "The role cannot be assumed by Lambda.")
  await deploy(await sampleStack({ answer: "two" }))
  aws().cloudFormation.failures.clear()
  const { result } = await deploy(await sampleStack({ answer: "two" }))
  expect(result?.result).toBe("updated")
})

it("reports the first failure of a first deploy, not what CloudFormation stopped because of it", async () => {
  aws().cloudFormation.failures.set("TodosTable:create", "Invalid KeySchema")
  const { error, terminal } = await deploy(await sampleStack())
  expect(terminal.stderr).toContain("Resource creation cancelled")
  expect(error).toMatchObject({
    code: "DEPLOY_FAILED",
    message: "TodosTable (AWS::DynamoDB::Table) CREATE_FAILED: Invalid KeySchema",
    location: { file: "src/todo-table.ts", line: 4 },
    hint: "Nothing is deployed. The next deploy clears away what is left and starts afresh.",
  })
  expect(stackOf()?.status).toBe("ROLLBACK_COMPLETE")
})

it("reports a failed new resource of an update at its own line", async () => {
  await deploy(await sampleStack())
  aws().cloudFormation.failures.set("Archive:create", "Bucket name already exists")
  const Archive = { Type: "AWS::S3::Bucket", ...declaredAt("src/archive.ts", 3) }
  const { error } = await deploy(await sampleStack({ resources: { Archive } }))
  expect(error).toMatchObject({ code: "DEPLOY_FAILED", location: { file: "src/archive.ts", line: 3 } })
  expect(stackOf()?.resources.has("Archive")).toBe(false)
})

it("reports what CloudFormation's own validation rejects, with the property's path, before anything changes", async () => {
  await deploy(await sampleStack())
  aws().cloudFormation.validationFailure = {
    logicalId: "TodosTable",
    path: "/Resources/TodosTable/Properties/BillingMode",
    reason: "#/BillingMode: PAY_PER_DAY is not a valid enum value",
  }
  const { error } = await deploy(await sampleStack({ answer: "two" }))
  expect(error).toBeInstanceOf(UserErrors)
  expect(error).toMatchObject({
    errors: [
      {
        code: "CHANGE_SET_FAILED",
        message:
          "CloudFormation rejects TodosTable at /Resources/TodosTable/Properties/BillingMode: #/BillingMode: PAY_PER_DAY is not a valid enum value",
        location: { file: "src/todo-table.ts", line: 4 },
      },
    ],
  })
  expect(stackOf()).toMatchObject({ status: "CREATE_COMPLETE", changeSets: [] })
})

it("leaves no shell of a stack when the first template is rejected", async () => {
  aws().cloudFormation.validationFailure = { logicalId: "TodosTable", path: "/", reason: "wrong" }
  await deploy(await sampleStack())
  aws().cloudFormation.finish()
  expect(stackOf()).toBeUndefined()
})

it("says which resource keeps a failed update from being taken back, and how to get out", async () => {
  await deploy(await sampleStack())
  aws().cloudFormation.failures.set("ApiFunction:update", "Out of memory")
  aws().cloudFormation.failures.set("ApiFunction:rollback", "The role is gone")
  const { error } = await deploy(await sampleStack({ answer: "two" }))
  expect(error).toMatchObject({
    errors: [
      { code: "DEPLOY_FAILED", location: { file: "src/app.ts", line: 5 } },
      {
        code: "STACK_ROLLBACK_FAILED",
        message: "todo-api-dev could not go back to its last version: ApiFunction: The role is gone",
        hint: expect.stringContaining(
          "aws cloudformation continue-update-rollback --stack-name todo-api-dev --resources-to-skip ApiFunction",
        ),
      },
    ],
  })
})
