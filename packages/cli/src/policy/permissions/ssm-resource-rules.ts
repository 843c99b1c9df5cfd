import { type Form, from, type ResourceRule, type VariableRule } from "./resource-rule.ts"

const any: VariableRule = { params: [], otherwise: "*" }

/** How the parameters of Systems Manager name its resources. */
export const ssmResourceRules: readonly ResourceRule[] = [
  ...tagged("Parameter", "parameter", "ParameterNameWithoutLeadingSlash", "parameterName"),
  ...tagged("Document", "document", "DocumentName", "document"),
  ...tagged("Association", "association", "AssociationId"),
  ...tagged("Automation", "automation-execution", "AutomationExecutionId"),
  ...tagged("MaintenanceWindow", "maintenancewindow", "ResourceId"),
  ...tagged("ManagedInstance", "managed-instance", "InstanceId"),
  ...tagged("OpsItem", "opsitem", "ResourceId"),
  ...tagged("OpsMetadata", "opsmetadata", "ResourceId"),
  ...tagged("PatchBaseline", "patchbaseline", "PatchBaselineIdResourceId"),
  {
    type: "parameter",
    variables: { ParameterNameWithoutLeadingSlash: { params: ["Path"], form: "parameterPath" } },
  },
  {
    type: "parameter",
    variables: { ParameterNameWithoutLeadingSlash: { params: ["Name", "Names[]"], form: "parameterName" } },
  },
  { type: "document", also: true, variables: { DocumentName: { params: ["DocumentName"], form: "document" } } },
  { type: "document", variables: { DocumentName: { params: ["Name", "CalendarNames[]"], form: "document" } } },
  {
    type: "instance",
    also: true,
    variables: { InstanceId: { params: ["InstanceId", "InstanceIds[]", "Target"], form: "ec2Instance" } },
  },
  {
    type: "managed-instance",
    also: true,
    variables: { InstanceId: { params: ["InstanceId", "InstanceIds[]", "Target"], form: "managedInstance" } },
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

// Tags and compliance: one parameter says what kind of resource it is, another which.
function tagged(kind: string, type: string, variable: string, form?: Form): readonly ResourceRule[] {
  return [
    {
      type,
      also: true,
      when: ["ResourceType", kind],
      variables: { [variable]: { params: ["ResourceId"], ...(form && { form }) } },
    },
  ]
}
