import { from, type ResourceRule, type VariableRule } from "./resource-rule.ts"

const any: VariableRule = { params: [], otherwise: "*" }

/** How the parameters of Systems Manager name its resources. */
export const ssmResourceRules: readonly ResourceRule[] = [
  {
    type: "parameter",
    variables: { ParameterNameWithoutLeadingSlash: { params: ["Path"], form: "parameterPath" } },
  },
  {
    type: "parameter",
    variables: { ParameterNameWithoutLeadingSlash: { params: ["Name", "Names[]"], form: "parameterName" } },
  },
  { type: "document", also: true, variables: { DocumentName: { params: ["DocumentName"], form: "document" } } },
  { type: "document", variables: { DocumentName: { params: ["Name"], form: "document" } } },
  {
    type: "instance",
    also: true,
    variables: { InstanceId: { params: ["InstanceId", "InstanceIds[]"], form: "ec2Instance" } },
  },
  {
    type: "managed-instance",
    also: true,
    variables: { InstanceId: { params: ["InstanceId", "InstanceIds[]"], form: "managedInstance" } },
  },
  {
    type: "automation-definition",
    also: true,
    variables: { AutomationDefinitionName: from("DocumentName"), VersionId: any },
  },
  {
    type: "automation-execution",
    also: true,
    variables: { AutomationExecutionId: any },
    operations: ["StartAutomationExecution", "StartChangeRequestExecution"],
  },
  { type: "automation-execution", variables: { AutomationExecutionId: from("AutomationExecutionId") } },
  { type: "session", variables: { SessionId: from("SessionId") } },
  { type: "maintenancewindow", variables: { ResourceId: from("WindowId") } },
  { type: "patchbaseline", variables: { PatchBaselineIdResourceId: from("BaselineId") } },
  { type: "opsitem", variables: { ResourceId: from("OpsItemId", "OpsItemArn") } },
  { type: "opsmetadata", variables: { ResourceId: from("OpsMetadataArn") } },
  { type: "servicesetting", variables: { ResourceId: from("SettingId") } },
  { type: "association", also: true, variables: { AssociationId: from("AssociationId", "AssociationIds[]") } },
  { type: "resourcedatasync", variables: { SyncName: from("SyncName") } },
]
