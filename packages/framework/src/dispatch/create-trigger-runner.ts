import type { AppDefinition } from "../declarations/app-options.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import type { Runner } from "../kinds/runtime-kind.ts"
import type { TriggerOptions } from "../declarations/trigger.ts"
import { type Middleware, runMiddleware } from "./run-middleware.ts"
import { servedMethods, type Serves } from "./served-methods.ts"

/** How one kind of trigger answers its events. */
export interface TriggerAnswer<Event, Options> {
  /** Whether a method is for the event. Only asked where a function has several methods of the kind. */
  isFor?(event: Event, options: Options): boolean
  answer(event: Event, triggered: Triggered<Options>): Promise<unknown>
}

/** The method that an event is for. */
export interface Triggered<Options> {
  readonly options: Options
  readonly context: LambdaContext
  readonly app: AppDefinition
  /** `OrderWorker.process` */
  readonly name: string
  /** Runs the app's middleware of the kind, and the method inside of it. */
  call(request: unknown): Promise<unknown>
}

/** What runs the methods that a trigger's decorator marked. */
export function createTriggerRunner<Event, Options extends TriggerOptions>(
  kind: string,
  { isFor, answer }: TriggerAnswer<Event, Options>,
): (app: AppDefinition, serves?: Serves) => Runner {
  return (app, serves) => {
    const methods = servedMethods<Options>(kind, app.options.handlers, serves)
    return async (input, context) => {
      // The kind's `accepts` saw whose event this is; the service that sent it guarantees its fields.
      const event = input as Event
      const fitting = methods.length > 1 && isFor ? methods.filter(({ options }) => isFor(event, options)) : methods
      const [method = methods[0]] = fitting
      // Guessing could run the wrong code; of several decorators on one method any will do.
      const others = fitting.length > 0 ? fitting : methods
      if (!method || others.some(({ type, methodName }) => type !== method.type || methodName !== method.methodName))
        throw new Error(`${fitting.length} methods with @${kind} could take the event`)
      const { options, type, methodName } = method
      return answer(event, {
        ...{ options, context, app },
        name: `${type.name}.${methodName}`,
        call: (request) =>
          runMiddleware<unknown, unknown>(app, kind, {
            request,
            // The decorator's types tie it to what the method takes.
            middleware: options.middleware as readonly Middleware<unknown>[] | undefined,
            handler: () => method.call(request),
            settle: async (run) => run(),
          }),
      })
    }
  }
}
