import type { AppModel } from "../model/app-model.ts"

/** Where `tsapi emit` sends an event. */
export interface EmitTarget {
  readonly app: AppModel
  readonly region: string | undefined
  /** Where `--stage` names one; otherwise it is what runs on this machine. */
  readonly isDeployed: boolean
  /** What `tsapi local` of the project announces itself in. */
  readonly stateDir: string
}
