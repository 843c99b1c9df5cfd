import { randomUUID } from "node:crypto"
import type { ExecutionRecord, MachineRecord } from "../store/records.ts"
import type { Ending } from "./ending-event.ts"

/** An execution of a machine that begins now. */
export function newExecution(
  machine: MachineRecord,
  { name, input, now }: { readonly name: string; readonly input: string; readonly now: number },
): ExecutionRecord {
  const { arn: machineArn, definition, roleArn, type } = machine
  const express = machineArn.replace(":stateMachine:", ":express:")
  const arn =
    type === "EXPRESS"
      ? `${express}:${name}:${randomUUID()}`
      : `${machineArn.replace(":stateMachine:", ":execution:")}:${name}`
  return { arn, name, machineArn, definition, roleArn, status: "RUNNING", input, startedAt: now }
}

/** The same once it has ended. */
export function endedExecution(record: ExecutionRecord, ending: Ending, now: number): ExecutionRecord {
  const ended = { ...record, status: ending.status, stoppedAt: now }
  if (ending.status === "SUCCEEDED") return { ...ended, output: JSON.stringify(ending.output) }
  const { error, cause } = ending
  return { ...ended, ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) }
}

/** What a task that waited for an execution is told of it. */
export function describeChild(record: ExecutionRecord): Readonly<Record<string, unknown>> {
  const { arn, name, machineArn, status, input, output, error, cause, startedAt, stoppedAt } = record
  return {
    ...{ ExecutionArn: arn, Name: name, StateMachineArn: machineArn, Status: status, Input: input },
    ...{ StartDate: startedAt, StopDate: stoppedAt },
    ...(output !== undefined && { Output: output }),
    ...(error !== undefined && { Error: error }),
    ...(cause !== undefined && { Cause: cause }),
  }
}

export function isExpress({ arn }: Pick<ExecutionRecord, "arn">): boolean {
  return arn.split(":")[5] === "express"
}
