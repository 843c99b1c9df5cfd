import type { CfnTemplate } from "../../src/model/cloudformation.ts"

/** A stack of the fake CloudFormation. */
export interface FakeStack {
  readonly id: string
  readonly name: string
  readonly created: Date
  status: string
  statusReason: string | undefined
  template: CfnTemplate
  parameters: Readonly<Record<string, string>>
  tags: Readonly<Record<string, string>>
  outputs: Readonly<Record<string, string>>
  terminationProtection: boolean
  /** By logical id. */
  readonly resources: Map<string, FakeResource>
  /** Oldest first. */
  readonly events: FakeEvent[]
  readonly changeSets: FakeChangeSet[]
  /** What is under way; each step makes one event. */
  operation: Iterator<void> | undefined
  /** CancelUpdateStack was called. */
  cancelled: boolean
  /** The token of the operation under way. */
  token: string | undefined
}

interface FakeResource {
  readonly type: string
  readonly physicalId: string
  readonly status: string
}

interface FakeEvent {
  readonly EventId: string
  readonly StackId: string
  readonly StackName: string
  readonly LogicalResourceId: string
  readonly PhysicalResourceId: string
  readonly ResourceType: string
  readonly Timestamp: Date
  readonly ResourceStatus: string
  readonly ResourceStatusReason: string | undefined
  readonly ClientRequestToken: string | undefined
}

export interface FakeChangeSet {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly description: string
  created: Date
  status: string
  statusReason: string | undefined
  executionStatus: string
  readonly template: CfnTemplate
  readonly parameters: Readonly<Record<string, string>>
  readonly tags: Readonly<Record<string, string>>
  readonly changes: readonly FakeChange[]
  /** `DeploymentConfig` has EXPRESS. */
  readonly express: boolean
  /** Nothing is taken back when it fails. */
  readonly rollbackDisabled: boolean
}

export interface FakeChange {
  readonly Action: "Add" | "Modify" | "Remove"
  readonly LogicalResourceId: string
  readonly PhysicalResourceId: string | undefined
  readonly ResourceType: string
  readonly Replacement: "True" | "False" | "Conditional" | undefined
  readonly PolicyAction: string | undefined
  readonly Scope: readonly string[]
}

export const emptyTemplate: CfnTemplate = {
  AWSTemplateFormatVersion: "2010-09-09",
  Description: "",
  Resources: {},
  Outputs: {},
}
