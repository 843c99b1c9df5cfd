import { isScope, statesIn } from "../../../kinds/state-machine/asl-states.ts"
import { checkDocument } from "../../../kinds/state-machine/check-document.ts"
import { checkExpress } from "../../../kinds/state-machine/check-express.ts"
import { ServiceError } from "../../protocol/service-error.ts"
import type { MachineRecord } from "../store/records.ts"
import { dropMachine, putMachine } from "../store/step-functions-store.ts"
import type { Operation, StepFunctionsContext } from "./operation.ts"
import { jsonIn } from "./json-in.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { pageOf } from "./pages.ts"

/** Throws a ServiceError for an ARN of no machine here; a version or an alias is the machine. */
export function machineOf({ store }: StepFunctionsContext, arn: string): MachineRecord {
  const [plain] = /^arn:[^:]+:states:[^:]+:\d+:stateMachine:[^:]+/.exec(arn) ?? []
  if (plain === undefined) throw new ServiceError("InvalidArn", `Invalid Arn: '${arn}'`)
  const machine = store.machine(plain)
  if (machine) return machine
  throw new ServiceError("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`)
}

export const createStateMachine: Operation = async (context, input) => {
  const machine = readMachine(context, input)
  assertDefinition(machine)
  const known = context.store.machine(machine.arn)
  if (known && (known.definition !== machine.definition || known.type !== machine.type)) {
    throw new ServiceError("StateMachineAlreadyExists", `State Machine Already Exists: '${machine.arn}'`)
  }
  await context.store.state.commit([putMachine(known ?? machine)])
  return { stateMachineArn: machine.arn, creationDate: (known ?? machine).createdAt / 1000 }
}

/** Ours: makes exactly these machines of the app exist, in place of what it declared before. */
export const ensureStateMachines: Operation = async (context, input) => {
  const { store } = context
  const machines = input
    .inputs("stateMachines")
    .map((machine) => ({ ...readMachine(context, machine), declared: true as const }))
  const arns = machines.map(({ arn }) => arn)
  const gone = (await store.machines()).filter(({ arn, declared }) => declared && !arns.includes(arn))
  await store.state.commit([...gone.map(({ arn }) => dropMachine(arn)), ...machines.map(putMachine)])
  return { stateMachineArns: arns }
}

export const updateStateMachine: Operation = async (context, input) => {
  const machine = machineOf(context, input.requiredText("stateMachineArn"))
  const definition = jsonIn(input, "definition", { error: "InvalidDefinition", otherwise: machine.definition })
  const roleArn = input.text("roleArn") ?? machine.roleArn
  assertDefinition({ ...machine, definition })
  await context.store.state.commit([putMachine({ ...machine, definition, roleArn })])
  return { updateDate: context.clock.now() / 1000 }
}

export const deleteStateMachine: Operation = async ({ store }, input) => {
  await store.state.commit([dropMachine(input.requiredText("stateMachineArn"))])
  return {}
}

export const describeStateMachine: Operation = async (context, input) => {
  const { arn, name, type, definition, roleArn, createdAt } = machineOf(context, input.requiredText("stateMachineArn"))
  return {
    ...{ stateMachineArn: arn, name, status: "ACTIVE", definition, roleArn, type, creationDate: createdAt / 1000 },
    loggingConfiguration: { level: "OFF", includeExecutionData: false },
    tracingConfiguration: { enabled: false },
  }
}

export const listStateMachines: Operation = async ({ store }, input) => {
  const { page, ...next } = pageOf(await store.machines(), input)
  return {
    stateMachines: page.map(({ arn, name, type, createdAt }) => ({
      ...{ stateMachineArn: arn, name, type, creationDate: createdAt / 1000 },
    })),
    ...next,
  }
}

function readMachine({ region, accountId, clock }: StepFunctionsContext, input: ServiceInput): MachineRecord {
  const name = input.requiredText("name")
  const type = input.text("type") ?? "STANDARD"
  if (type !== "STANDARD" && type !== "EXPRESS")
    throw new ServiceError("ValidationException", `There is no type ${type}`)
  return {
    ...{ arn: `arn:aws:states:${region}:${accountId}:stateMachine:${name}`, name, type },
    definition: jsonIn(input, "definition", { error: "InvalidDefinition" }),
    roleArn: input.requiredText("roleArn"),
    createdAt: clock.now(),
  }
}

/** The checks of machines that the app declares, for those that are made at run time. */
function assertDefinition({ definition, type }: Pick<MachineRecord, "definition" | "type">): void {
  const document: unknown = JSON.parse(definition)
  const [problem] = problemsOf(document, type)
  if (problem === undefined) return
  throw new ServiceError(
    "InvalidDefinition",
    `Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ${problem}'`,
  )
}

function problemsOf(document: unknown, type: MachineRecord["type"]): readonly string[] {
  if (!isScope(document)) return ["it has no States"]
  const faults = checkDocument(document).map(({ message }) => message)
  if (faults.length > 0 || type !== "EXPRESS") return faults
  return statesIn(document).flatMap(({ name, state }) => {
    const fault = checkExpress(state)
    return fault ? [`the state "${name}" ${fault.message}`] : []
  })
}
