import type { ArnSource, AwsOptions } from "./aws-options.ts"
import type { MappedValue, MappingTemplates } from "./mapping-options.ts"

export interface AwsIntegrationOptions extends Omit<AwsOptions, "contentTypes"> {
  /** As in the URI of API Gateway's integrations: `kinesis`, `s3`, `states`. */
  readonly service: string
  /** What its API calls it, such as `PutRecord`; in place of `path`. */
  readonly action?: string
  /** The path of the request to the service, such as `bucket/{key}`; in place of `action`. */
  readonly path?: string
  /** Default `POST`. */
  readonly method?: string
  /** What API Gateway needs to be allowed: one IAM action on one resource. */
  readonly permission: { readonly action: string; readonly resource: ArnSource }
  /** What stands in the placeholders of `path`, where they are no parameters of the route. */
  readonly parameters?: Readonly<Record<string, MappedValue>>
  readonly query?: Readonly<Record<string, MappedValue>>
  readonly headers?: Readonly<Record<string, MappedValue>>
  readonly requestTemplates?: MappingTemplates
}

export interface AwsIntegration extends AwsIntegrationOptions {
  readonly target: "awsIntegration"
}

/**
 * Calls any AWS service that API Gateway can. Without `responses` clients get its body with 200, or an error of ours.
 *
 * @example
 * awsIntegration({ service: "kinesis", action: "PutRecord", permission: { action: "kinesis:PutRecord", resource: streamArn } })
 */
export function awsIntegration(options: AwsIntegrationOptions): AwsIntegration {
  return { ...options, target: "awsIntegration" }
}
