import { joinKey, type KeyRange, rangeOf, uint32 } from "../../state/key-range.ts"
import { type Change, StateStore } from "../../state/state-store.ts"
import type { Finished, HistoryEvent, Position } from "../interpreter/journal.ts"
import type { ExecutionRecord, MachineRecord, TokenRecord } from "./records.ts"

/** What the embedded Step Functions keeps: machines, executions, their histories and positions, and task tokens. */
export class StepFunctionsStore {
  readonly state: StateStore

  static async open(directory: string): Promise<StepFunctionsStore> {
    return new StepFunctionsStore(await StateStore.open({ directory, service: "Step Functions", format: 1 }))
  }

  private constructor(state: StateStore) {
    this.state = state
  }

  machine(arn: string): MachineRecord | undefined {
    return parse(this.state.value(machineKey(arn)))
  }

  execution(arn: string): ExecutionRecord | undefined {
    return parse(this.state.value(executionKey(arn)))
  }

  token(token: string): TokenRecord | undefined {
    return parse(this.state.value(tokenKey(token)))
  }

  machines(): Promise<readonly MachineRecord[]> {
    return this.#all(rangeOf(joinKey("m")))
  }

  executions(): Promise<readonly ExecutionRecord[]> {
    return this.#all(rangeOf(joinKey("e")))
  }

  history(executionArn: string): Promise<readonly HistoryEvent[]> {
    return this.#all(rangeOf(joinKey("h", executionArn, "\n")))
  }

  clearHistory(executionArn: string): Promise<void> {
    return this.state.clear(rangeOf(joinKey("h", executionArn, "\n")))
  }

  async positions(executionArn: string): Promise<ReadonlyMap<string, Position | Finished>> {
    const prefix = positionKey(executionArn, "")
    const found = new Map<string, Position | Finished>()
    for await (const [key, value] of this.state.entries(rangeOf(prefix))) {
      found.set(key.subarray(prefix.length).toString(), JSON.parse(value))
    }
    return found
  }

  async #all<Entry>(range: KeyRange): Promise<readonly Entry[]> {
    const found: Entry[] = []
    for await (const [, value] of this.state.entries(range)) found.push(JSON.parse(value))
    return found
  }
}

export function putMachine(machine: MachineRecord): Change {
  return { type: "put", key: machineKey(machine.arn), value: JSON.stringify(machine) }
}

export function dropMachine(arn: string): Change {
  return { type: "del", key: machineKey(arn) }
}

export function putExecution(execution: ExecutionRecord): Change {
  return { type: "put", key: executionKey(execution.arn), value: JSON.stringify(execution) }
}

export function dropExecution(arn: string): Change {
  return { type: "del", key: executionKey(arn) }
}

export function putToken(token: string, record: TokenRecord): Change {
  return { type: "put", key: tokenKey(token), value: JSON.stringify(record) }
}

export function dropToken(token: string): Change {
  return { type: "del", key: tokenKey(token) }
}

export function putEvent(executionArn: string, event: HistoryEvent): Change {
  return { type: "put", key: joinKey("h", executionArn, "\n", uint32(event.id)), value: JSON.stringify(event) }
}

export function putPosition(executionArn: string, path: string, position: Position | Finished): Change {
  return { type: "put", key: positionKey(executionArn, path), value: JSON.stringify(position) }
}

export function dropPosition(executionArn: string, path: string): Change {
  return { type: "del", key: positionKey(executionArn, path) }
}

const machineKey = (arn: string) => joinKey("m", arn)
const executionKey = (arn: string) => joinKey("e", arn)
const tokenKey = (token: string) => joinKey("t", token)
const positionKey = (executionArn: string, path: string) => joinKey("p", executionArn, "\n", path)

function parse<Entry>(text: string | undefined): Entry | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Entry)
}
