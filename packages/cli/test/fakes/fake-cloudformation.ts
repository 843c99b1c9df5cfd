import type { CfnTemplate } from "../../src/model/cloudformation.ts"
import { FakeAwsError } from "./fake-aws-error.ts"
import type { FakeS3 } from "./fake-s3.ts"
import type { QueryRecord } from "./query-protocol.ts"
import { tagsOf } from "./request-lists.ts"
import { runCreate, runDelete, runRollback, runUpdate, type Phase, type World } from "./run-operation.ts"
import { emptyTemplate, type FakeStack } from "./stack-model.ts"

/** CloudFormation in memory, as `fake-cloudformation.md` says. Tests set its public fields and read its stacks. */
export class FakeCloudFormation {
  readonly region: string
  readonly account: string
  readonly s3: FakeS3
  /** Every stack that ever was; one of a name at most is not DELETE_COMPLETE. */
  readonly stacks: FakeStack[] = []
  /** Steps that a stack under way makes when it is looked at. 0 freezes it. */
  pace = 3
  /** Off: DeploymentConfig is refused. */
  express = true
  /** `ApiFunction:update` -> why it fails. */
  readonly failures = new Map<`${string}:${Phase}`, string>()
  /** What the next change set is rejected with before it could run. */
  validationFailure: { readonly logicalId: string; readonly path: string; readonly reason: string } | undefined
  #counter = 0
  #clock = Date.now()

  constructor(world: { region: string; account: string; s3: FakeS3 }) {
    this.region = world.region
    this.account = world.account
    this.s3 = world.s3
  }

  /** The stack of that name which is not deleted. */
  stack(name: string): FakeStack | undefined {
    return this.stacks.find((stack) => stack.name === name && stack.status !== "DELETE_COMPLETE")
  }

  /** Lets everything under way come to its end. */
  finish(): void {
    for (const stack of this.stacks) while (stack.operation !== undefined) this.#step(stack)
  }

  /** By name, which finds no deleted stack, or by ARN. */
  find(nameOrId: unknown): FakeStack {
    const stack = this.stacks.find(({ id }) => id === nameOrId) ?? this.stack(String(nameOrId))
    if (stack === undefined)
      throw new FakeAwsError("ValidationError", `Stack with id ${String(nameOrId)} does not exist`)
    return stack
  }

  /** The stack after it went on by `pace` steps. */
  look(nameOrId: unknown): FakeStack {
    const stack = this.find(nameOrId)
    for (let step = 0; step < this.pace; step++) this.#step(stack)
    return stack
  }

  createStack(input: QueryRecord): QueryRecord {
    const name = String(input["StackName"])
    if (this.stack(name) !== undefined)
      throw new FakeAwsError("AlreadyExistsException", `Stack [${name}] already exists`)
    const stack = this.newStack(name, tagsOf(input))
    this.#start(
      stack,
      runCreate(this.#world, stack, { template: this.templateOf(input), rollbackDisabled: false }),
      input,
    )
    return { StackId: stack.id }
  }

  executeChangeSet(input: QueryRecord): QueryRecord {
    const { stack, changeSet } = this.findChangeSet(input)
    if (changeSet.executionStatus !== "AVAILABLE" || stack.operation !== undefined) {
      const message = `ChangeSet [${changeSet.id}] cannot be executed in its current execution status of [${changeSet.executionStatus}]`
      throw new FakeAwsError("InvalidChangeSetStatus", message)
    }
    changeSet.executionStatus = "EXECUTE_IN_PROGRESS"
    stack.changeSets.length = 0
    if (changeSet.type === "CREATE") {
      Object.assign(stack, { parameters: changeSet.parameters, tags: changeSet.tags })
      this.#start(stack, runCreate(this.#world, stack, changeSet), input)
    } else {
      this.#start(stack, runUpdate(this.#world, stack, changeSet), input)
    }
    return {}
  }

  deleteStack(input: QueryRecord): QueryRecord {
    const stack = this.stacks.find(({ id }) => id === input["StackName"]) ?? this.stack(String(input["StackName"]))
    if (stack === undefined || stack.status === "DELETE_COMPLETE") return {}
    if (stack.terminationProtection) {
      throw new FakeAwsError(
        "ValidationError",
        `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
      )
    }
    this.#start(stack, runDelete(this.#world, stack), input)
    return {}
  }

  continueUpdateRollback(input: QueryRecord): QueryRecord {
    const stack = this.find(input["StackName"])
    const changed = [...stack.resources.keys()].filter((id) => stack.resources.get(id)?.status === "UPDATE_FAILED")
    this.#start(
      stack,
      runRollback(this.#world, stack, { reason: "User Initiated", changed, before: stack.resources }),
      input,
    )
    return {}
  }

  cancelUpdateStack(input: QueryRecord): QueryRecord {
    const stack = this.find(input["StackName"])
    if (stack.status !== "UPDATE_IN_PROGRESS")
      throw new FakeAwsError("ValidationError", "CancelUpdateStack cannot be called")
    stack.cancelled = true
    return {}
  }

  findChangeSet({ StackName, ChangeSetName }: QueryRecord) {
    for (const stack of this.stacks) {
      if (StackName !== undefined && stack.id !== StackName && stack.name !== StackName) continue
      const changeSet = stack.changeSets.find(({ id, name }) => id === ChangeSetName || name === ChangeSetName)
      if (changeSet !== undefined) return { stack, changeSet }
    }
    throw new FakeAwsError("ChangeSetNotFound", `ChangeSet [${String(ChangeSetName)}] does not exist`, 404)
  }

  newStack(name: string, tags: Readonly<Record<string, string>>): FakeStack {
    const stack: FakeStack = {
      id: `arn:aws:cloudformation:${this.region}:${this.account}:stack/${name}/${++this.#counter}`,
      name,
      created: new Date(this.#clock),
      status: "REVIEW_IN_PROGRESS",
      statusReason: undefined,
      template: emptyTemplate,
      parameters: {},
      tags,
      outputs: {},
      terminationProtection: false,
      resources: new Map(),
      events: [],
      changeSets: [],
      operation: undefined,
      cancelled: false,
      token: undefined,
    }
    this.stacks.push(stack)
    this.#world.event(stack, name, "REVIEW_IN_PROGRESS", "User Initiated")
    return stack
  }

  /** The template in a request, or in the bucket its URL names. */
  templateOf({ TemplateBody, TemplateURL }: QueryRecord): CfnTemplate {
    if (TemplateURL !== undefined) {
      const [, bucket = "", key = ""] = new URL(String(TemplateURL)).pathname.split("/")
      return JSON.parse(this.s3.get(bucket, key).toString()) as CfnTemplate
    }
    if (String(TemplateBody).length > 51_200) {
      throw new FakeAwsError(
        "ValidationError",
        "1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200",
      )
    }
    return JSON.parse(String(TemplateBody)) as CfnTemplate
  }

  #start(stack: FakeStack, operation: Generator<void>, { ClientRequestToken }: QueryRecord): void {
    stack.token = ClientRequestToken === undefined ? undefined : String(ClientRequestToken)
    stack.cancelled = false
    stack.operation = operation
    // The stack's own first event is there when the request is answered.
    this.#step(stack)
  }

  #step(stack: FakeStack): void {
    if (stack.operation?.next().done === true) stack.operation = undefined
  }

  readonly #world: World = {
    event: (stack, logicalId, status, reason) => {
      const ofStack = logicalId === stack.name
      const resource = stack.resources.get(logicalId)
      if (ofStack) Object.assign(stack, { status, statusReason: reason })
      else if (resource !== undefined) stack.resources.set(logicalId, { ...resource, status })
      this.#clock += 1000
      stack.events.push({
        EventId: `event-${++this.#counter}`,
        StackId: stack.id,
        StackName: stack.name,
        LogicalResourceId: logicalId,
        PhysicalResourceId: ofStack ? stack.id : (resource?.physicalId ?? ""),
        ResourceType: ofStack
          ? "AWS::CloudFormation::Stack"
          : (resource?.type ?? stack.template.Resources[logicalId]?.Type ?? ""),
        Timestamp: new Date(this.#clock),
        ResourceStatus: status,
        ResourceStatusReason: reason,
        ClientRequestToken: stack.token,
      })
    },
    make: (stack, logicalId, type) => {
      const physicalId = `${stack.name}-${logicalId}-${++this.#counter}`
      if (type !== "AWS::S3::Bucket") return physicalId
      this.s3.buckets.set(physicalId.toLowerCase(), new Map())
      return physicalId.toLowerCase()
    },
    destroy: (type, physicalId) => {
      if (type === "AWS::S3::Bucket") this.s3.buckets.delete(physicalId)
    },
    failureOf: (stack, logicalId, phase) =>
      this.failures.get(`${logicalId}:${phase}`) ?? this.#missingCode(stack, logicalId, phase),
  }

  /** Lambda refuses code that is not in the bucket. */
  #missingCode(stack: FakeStack, logicalId: string, phase: Phase): string | undefined {
    const code = stack.template.Resources[logicalId]?.Properties?.["Code"]
    if ((phase !== "create" && phase !== "update") || typeof code !== "object" || code === null) return undefined
    if (!("S3Key" in code) || typeof code.S3Key !== "string") return undefined
    const bucket = stack.parameters["ArtifactBucket"] ?? ""
    return this.s3.has(bucket, code.S3Key) ? undefined : "Error occurred while GetObject. S3 Error Code: NoSuchKey."
  }
}
