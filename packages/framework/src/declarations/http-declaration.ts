import type { CorsOptions } from "../http/cors.ts"
import type { DeclaredSettings, MethodDeclaration, SourceLocation } from "./declaration.ts"
import type { IamStatement } from "./iam.ts"
import type { DescribedSchema } from "./describe-schema.ts"
import type { RouteCacheOptions } from "./cache-options.ts"
import type { ThrottleOptions } from "./limit-options.ts"
import type { RequestValidation } from "./validation-options.ts"
import type { RequestPart } from "./schemas.ts"

/** A route, with what it takes from its controller and the app resolved. */
export interface HttpDeclaration extends MethodDeclaration {
  readonly kind: "http"
  /** The class's place in the app's `controllers`. */
  readonly classIndex: number
  /** What the App lists the controller by; absent where it does so without names. */
  readonly controllerName?: string | undefined
  /** Upper case. */
  readonly methods: readonly string[]
  /** The controller's prefix and the route's path. */
  readonly path: string
  readonly routePath: string
  /** Empty where the class has no `@controller`. */
  readonly controllerPath: string
  /** The authorizer's class name, or the id of an authorizer value. Absent: anyone may call. */
  readonly authorizer?: string | undefined
  /** In place of the authorizer's own. */
  readonly scopes?: readonly string[] | undefined
  readonly cors?: boolean | CorsOptions | undefined
  readonly contentTypes?: readonly string[] | undefined
  readonly requestValidation?: RequestValidation | undefined
  readonly apiKey?: boolean | undefined
  readonly throttle?: ThrottleOptions | undefined
  readonly cache?: boolean | RouteCacheOptions | undefined
  readonly timeoutMs?: number | undefined
  /** Whether its answers are sent in pieces. */
  readonly stream?: boolean | undefined
  /** Whether the method is an async generator. */
  readonly isGenerator?: boolean | undefined
  /** The parts of the request that are validated. */
  readonly schemas: readonly RequestPart[]
  /** The same parts and the answer in JSON Schema. */
  readonly jsonSchemas?: JsonSchemas | undefined
  readonly iam?: readonly IamStatement[] | undefined
  /** Settings on the route. */
  readonly function?: DeclaredSettings | undefined
  /** Settings on the controller, which ask for a function of its own. */
  readonly controllerFunction?: DeclaredSettings | undefined
  readonly controllerIam?: readonly IamStatement[] | undefined
  readonly controllerLocation?: SourceLocation | undefined
  readonly location: SourceLocation
}

export type JsonSchemas = Readonly<Partial<Record<RequestPart | "response", DescribedSchema>>>
