import type { ApiRoute, ServedRoute } from "@tsapi/framework/gateway"
import type { AppDeclaration, Declaration, IamStatement } from "@tsapi/framework/internal"
import type {
  AppModel,
  FunctionRoot,
  GeneratedHandler,
  KeptAnswers,
  KindModel,
  ResourceReference,
} from "./app-model.ts"
import type { CfnFragment, CfnValue } from "./cloudformation.ts"
import type { FunctionSettings, ResolvedConfig } from "./config.ts"
import type { Flow } from "./flow.ts"
import type { InvokedFunction } from "./function-name.ts"
import type { FunctionPolicy, Grant } from "./grant.ts"
import type { LocalEmulator, LocalPart } from "./local-emulator.ts"
import type { ResourceLink } from "./resource-link.ts"
import type { SampleContext, SampleObject } from "./sample-event.ts"
import type { SourceLocation } from "./source-location.ts"
import type { Trigger } from "./trigger.ts"
import type { UserError } from "../errors/user-error.ts"

/** Everything the CLI must know about one kind of trigger or resource; what it has nothing for, it leaves out. */
export interface Kind<D extends Declaration = Declaration, M extends KindModel = KindModel> {
  /** Validates and fills in defaults; reports every fault at its location and goes on. */
  toModel(declarations: readonly Located<D>[], context: ModelContext): KindModels<M>
  /** The faults that show only once all functions of the app are known. */
  check?(models: readonly M[], app: AppModel): readonly UserError[]
  /** The CloudFormation resources it adds, beyond any function. */
  toResources?(models: readonly M[], refs: PlanRefs): CfnFragment
  /** What the role of `functionId` must allow for it to work, before the function's own SDK calls. */
  toGrants?(models: readonly M[], functionId: string, refs: PlanRefs): readonly Grant[]
  /** What its resources allow beside the roles of functions, as those are told of it. */
  toPolicies?(models: readonly M[], refs: PlanRefs): readonly FunctionPolicy[]
  /** What user code may read from the handle at run time. */
  toReferences?(models: readonly M[], functions: readonly InvokedFunction[]): readonly ResourceReference[]
  /** The methods and paths it answers, for commands that print or find them. */
  toRoutes?(models: readonly M[]): readonly ApiRoute[]
  /** What leads to functions beside routes, for commands that list or draw it. */
  toTriggers?(models: readonly M[]): readonly Trigger[]
  /** What goes on from its resources without a trigger, for commands that list it. */
  toFlows?(models: readonly M[]): readonly Flow[]
  /** What AWS carries from its resources to others, for pictures of the app. */
  toLinks?(models: readonly M[]): readonly ResourceLink[]
  /** An event as it sends one to `functionId`, or a promise of it, for `tsapi emit`; undefined for a function that is none of its. */
  toSampleEvent?(models: readonly M[], functionId: string, context: SampleContext): unknown
  /** The object that such an event is about, for `tsapi emit` to put into its bucket on this machine first. */
  toSampleObject?(models: readonly M[], functionId: string, context: SampleContext): SampleObject | undefined
  /** Makes it exist under `tsapi local`: serves what the deployed trigger would, or creates the table. */
  startLocal?(models: readonly M[], emulator: LocalEmulator): Promise<LocalPart>
  /**
   * The embedded service that goes on with what `startLocal` made in it after a reload or a restart: `scheduler`. Where it
   * may hold something, `startLocal` is called with no models too, so that what was removed is removed there.
   */
  readonly keptIn?: string
  /** Whether an app may consist of it alone, though it asks for no function. */
  readonly answersByItself?: true
}

/** Shared code passes models through, and cannot read kind-specific fields. */
export type AnyKind = Kind

/** A declaration as the build sees it: where it stands is known. */
export type Located<D extends Declaration> = D & { readonly location: SourceLocation }

export interface KindModels<M extends KindModel> {
  readonly models: readonly M[]
  readonly functions: readonly FunctionRequest[]
}

/** A kind's wish for a function; requests of one id are merged into one function. */
export interface FunctionRequest {
  readonly id: string
  /** Runtime kinds the function needs. */
  readonly kind: string
  /** What of the framework reads its events, where that does not have the kind's name. */
  readonly reader?: string | undefined
  /** The method of the app that it runs. */
  readonly root?: Omit<FunctionRoot, "kind">
  /** The route that it serves. */
  readonly route?: ServedRoute
  /** Whether it takes whatever it is invoked with, events of its own URL too. */
  readonly takesAnything?: true
  /** Code of the framework, in place of any of the app. */
  readonly generated?: GeneratedHandler
  /** What the decorator said; beats the config. */
  readonly settings: FunctionSettings
  /** Whether X-Ray traces it. */
  readonly tracing?: boolean | undefined
  readonly keptAnswers?: KeptAnswers
  /** How long what invokes it waits: the function gets no more of what is meant for all functions. */
  readonly longestTimeout?: { readonly seconds: number; readonly reason: string }
  /** Permissions that decorators declare, with those in their settings. */
  readonly iam: readonly IamDeclaration[]
  readonly location: SourceLocation
}

/** `iam` in one place of the source. */
export interface IamDeclaration {
  /** Who asks: `TodoController.get`, `tsapi.config.ts`. */
  readonly owner: string
  readonly statements: readonly IamStatement[]
  /** Where a text of it stands. */
  locate(text?: string): SourceLocation
}

export interface ModelContext {
  readonly config: ResolvedConfig
  /** The app's own declaration, with its app-wide options. */
  readonly app: Located<AppDeclaration>
  /** All declarations, for kinds that refer to others, such as a route to its authorizer. */
  readonly declarations: readonly Located<Declaration>[]
  report(error: UserError): void
}

/** What a kind may point at while it writes its resources. */
export interface PlanRefs {
  readonly app: AppModel
  /** Everything user code may read from the app's declared resources. */
  readonly references: readonly ResourceReference[]
  /** Stateful resources outlive their stack. */
  readonly retainState: boolean
  functionArn(functionId: string): CfnValue
}
