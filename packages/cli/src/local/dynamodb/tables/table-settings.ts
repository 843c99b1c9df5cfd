import { invalidParameter, validationError } from "../dynamodb-error.ts"
import type { TableDescription } from "../store/table.ts"
import type { TableSettings } from "./table-requests.ts"

/** A table's description after the settings of a CreateTable or UpdateTable; throws ValidationException. */
export function withSettings(table: TableDescription, settings: TableSettings): TableDescription {
  return {
    ...table,
    ...billing(table, settings),
    ...stream(table, settings.StreamSpecification),
    ...encryption(settings.SSESpecification),
    ...(settings.OnDemandThroughput && { OnDemandThroughput: settings.OnDemandThroughput }),
    ...(settings.TableClass && { TableClassSummary: { TableClass: settings.TableClass } }),
    ...(settings.DeletionProtectionEnabled !== undefined && {
      DeletionProtectionEnabled: settings.DeletionProtectionEnabled,
    }),
  }
}

const NO_THROUGHPUT = { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 }

function billing(table: TableDescription, settings: TableSettings): Partial<TableDescription> {
  const before = table.BillingModeSummary?.BillingMode ?? "PROVISIONED"
  const mode = settings.BillingMode ?? before
  if (mode === "PAY_PER_REQUEST") {
    if (settings.ProvisionedThroughput) {
      throw invalidParameter(
        "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST",
      )
    }
    const since = table.BillingModeSummary?.LastUpdateToPayPerRequestDateTime ?? Date.now() / 1000
    return {
      BillingModeSummary: { BillingMode: mode, LastUpdateToPayPerRequestDateTime: since },
      ProvisionedThroughput: NO_THROUGHPUT,
    }
  }
  if (settings.BillingMode && before !== "PROVISIONED" && !settings.ProvisionedThroughput) {
    throw invalidParameter("ProvisionedThroughput must be specified when BillingMode is PROVISIONED")
  }
  return {
    ...(table.BillingModeSummary && { BillingModeSummary: { BillingMode: mode } }),
    ...(settings.ProvisionedThroughput && {
      ProvisionedThroughput: { NumberOfDecreasesToday: 0, ...settings.ProvisionedThroughput },
    }),
  }
}

function stream(table: TableDescription, stream: TableSettings["StreamSpecification"]): Partial<TableDescription> {
  if (!stream) return {}
  if (stream.StreamEnabled) {
    if (!stream.StreamViewType) {
      throw invalidParameter("StreamViewType must be specified when StreamEnabled is true")
    }
    if (table.StreamSpecification?.StreamEnabled) {
      throw validationError(`Table already has an enabled stream: TableName: ${table.TableName}`)
    }
    const label = streamLabel()
    return {
      StreamSpecification: stream,
      LatestStreamLabel: label,
      LatestStreamArn: `${table.TableArn}/stream/${label}`,
    }
  }
  if (stream.StreamViewType) {
    throw validationError("Invalid StreamViewType: Stream StreamEnabled was false but a StreamViewType was present.")
  }
  return { StreamSpecification: { StreamEnabled: false } }
}

let lastLabelTime = 0

/** The time now, or the millisecond after the last label where that is later: labels tell streams apart. */
function streamLabel(): string {
  lastLabelTime = Math.max(Date.now(), lastLabelTime + 1)
  return new Date(lastLabelTime).toISOString().replace("Z", "")
}

function encryption(encryption: TableSettings["SSESpecification"]): Partial<TableDescription> {
  if (!encryption?.Enabled) return {}
  const { SSEType = "KMS", KMSMasterKeyId } = encryption
  return {
    SSEDescription: { Status: "ENABLED", SSEType, ...(KMSMasterKeyId && { KMSMasterKeyArn: KMSMasterKeyId }) },
  }
}
