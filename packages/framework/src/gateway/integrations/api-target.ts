import type { CfnIntrinsic } from "../../declarations/iam.ts"
import type { ApiText } from "./api-text.ts"

/** What answers a route. */
export type ApiTarget = ApiFunctionTarget | ApiIntegration

/** A function of the app, which gets the whole request. */
export interface ApiFunctionTarget {
  readonly type: "function"
  readonly functionId: string
  /** Whether its answers are passed on as they come. Default false. */
  readonly isStreamed?: boolean
}

/** What API Gateway does by itself, in the terms of its integrations. */
export type ApiIntegration = ApiRestIntegration | ApiServiceIntegration

/** What REST APIs have; proxies are those of HTTP APIs too. */
export type ApiRestIntegration = ApiExistingFunction | ApiHttpProxy | ApiMappedIntegration

/** A function that is not of the app, which gets the whole request. */
export interface ApiExistingFunction {
  readonly type: "aws_proxy"
  /** An ARN whose `${AWS::…}` and `${stageVariables.…}` are still to be filled in, or an intrinsic function that yields one. */
  readonly functionArn: string | CfnIntrinsic
  /** Whether the template lets the API invoke it. */
  readonly permission: boolean
}

/** A backend that gets the request as it is. */
export interface ApiHttpProxy extends ApiHttpRequest {
  readonly type: "http_proxy"
}

/** What gets what the mappings make of a request. */
export type ApiMappedIntegration = ApiMock | ApiHttpIntegration | ApiAwsIntegration

export interface ApiMock extends ApiMappings {
  readonly type: "mock"
}

export interface ApiHttpIntegration extends ApiHttpRequest, ApiMappings {
  readonly type: "http"
}

/** A request to another AWS service, made by mappings. */
export interface ApiAwsIntegration extends ApiAwsRequest, ApiMappings {
  readonly type: "aws"
  /** `action/PutEvents`, `path/123456789012/orders`. */
  readonly request: ApiText
  readonly httpMethod: string
  readonly parameters: ApiParameters
}

/** A request to another AWS service as HTTP APIs make them: without templates, and answered with what comes back. */
export interface ApiServiceIntegration extends ApiAwsRequest {
  readonly type: "service"
  readonly subtype: ApiServiceSubtype
  /** By the parameter of the service, in the notation of HTTP APIs: `$request.body`, `$request.path.id`, a text. */
  readonly inputs: Readonly<Record<string, ApiText>>
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html */
export type ApiServiceSubtype =
  | "EventBridge-PutEvents"
  | "SQS-SendMessage"
  | "StepFunctions-StartExecution"
  | "StepFunctions-StartSyncExecution"

export interface ApiAwsRequest {
  /** `sqs`. */
  readonly service: string
  /** For people: `SQS SendMessage`. */
  readonly label: string
  readonly region: ApiText
  /** The role that API Gateway takes on; absent: one of the app, which may do what `permission` says. */
  readonly role?: ApiText | undefined
  readonly permission: ApiPermission
}

export interface ApiPermission {
  /** `sqs:SendMessage`. */
  readonly action: string
  readonly resource: ApiText
}

interface ApiHttpRequest {
  /** With placeholders and stage variables. */
  readonly url: string
  /** `ANY`: that of the request. */
  readonly httpMethod: string
  readonly parameters: ApiParameters
  readonly vpcLink?: ApiVpcLink | undefined
}

/** Of a request to a backend, each by its name, as expressions: `'text'`, `method.request.path.id`. */
export interface ApiParameters {
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
}

/** A link that exists, or the app's own to a load balancer. */
export type ApiVpcLink = { readonly id: ApiText } | { readonly loadBalancer: ApiText }

export interface ApiMappings {
  /** VTL by media type. */
  readonly requestTemplates: Readonly<Record<string, ApiText>>
  readonly passthroughBehavior: "never" | "when_no_templates" | "when_no_match"
  readonly contentHandling?: ApiContentHandling | undefined
  readonly responses: readonly ApiIntegrationResponse[]
}

export type ApiContentHandling = "CONVERT_TO_TEXT" | "CONVERT_TO_BINARY"

export interface ApiIntegrationResponse {
  /** Absent: every status that no other pattern fits. */
  readonly pattern?: string | undefined
  readonly status: number
  /** As expressions: `'text'`, `integration.response.header.Location`. */
  readonly headers: Readonly<Record<string, string>>
  /** VTL by media type; none leaves the body as it is. */
  readonly templates: Readonly<Record<string, string>>
  readonly contentHandling?: ApiContentHandling | undefined
}
