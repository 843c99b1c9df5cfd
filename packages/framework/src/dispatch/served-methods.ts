import type { Controllers } from "../declarations/app-options.ts"
import { recordsOf, type DecoratorRecord } from "../declarations/metadata-store.ts"

/** The methods a function serves, by their class's place in the app's list. Absent: all. */
export type Serves = readonly (readonly [classIndex: number, methodName: string, scopes?: RouteScopes])[]

/** The scopes of the routes that an authorizer guards, by `GET /todos/{id}`. */
export type RouteScopes = Readonly<Record<string, readonly string[]>>

/** A decorated method of a listed class. */
export interface ServedMethod<Options> extends DecoratorRecord<Options> {
  readonly type: new () => object
  readonly classIndex: number
  /** All that decorators wrote down on the class. */
  readonly records: readonly DecoratorRecord[]
  /** Runs the method. Methods of one class share one instance, made when the first of them runs. */
  call(request: unknown): unknown
}

// As far as the dispatcher knows a user's class: the decorator vouches for the method.
type Instance = { [method: string]: (request: unknown) => unknown }

/** The methods that a kind's decorator marked in the app's classes. */
export function servedMethods<Options>(
  kind: string,
  classes: Controllers = [],
  serves?: Serves,
): readonly ServedMethod<Options>[] {
  return Object.values(classes).flatMap((type, classIndex) => {
    let instance: Instance | undefined
    const records = recordsOf(type)
    return records
      .filter(
        (record) =>
          record.kind === kind &&
          (!serves || serves.some(([index, name]) => index === classIndex && name === record.methodName)),
      )
      .map((record) => ({
        // The kind's own decorator wrote these options.
        ...(record as DecoratorRecord<Options>),
        records,
        type,
        classIndex,
        call(request) {
          return (instance ??= new type() as Instance)[record.methodName]?.(request)
        },
      }))
  })
}
