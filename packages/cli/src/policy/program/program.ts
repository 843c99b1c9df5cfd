import type {
  ArrowFunctionExpression,
  CatchClause,
  Class,
  Expression,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  Function,
  MemberExpression,
  Node,
  ObjectExpression,
  UpdateExpression,
  YieldExpression,
} from "oxc-parser"
import type { Flow } from "./flow.ts"
import type { TrackedObject } from "./tracked-objects.ts"
import type { SourceLocation } from "../../model/source-location.ts"

/** The bundled app, parsed: what each function does and what each name stands for. */
export interface Program {
  /** Off where the code nests too deeply: then only the tree itself is there, and everything found in it is empty. */
  readonly isIndexed: boolean
  readonly module: FunctionInfo
  readonly functions: ReadonlyMap<Node, FunctionInfo>
  readonly classes: ReadonlyMap<Node, ClassInfo>
  /** From an identifier that refers to a name, to the name. Absent: a global. */
  readonly bindings: ReadonlyMap<Node, Binding>
  /** Exported name to the local name's binding. */
  readonly exports: ReadonlyMap<string, Binding>
  readonly flow: Flow
  /** Objects whose properties the flow follows, by their literals. */
  readonly objects: ReadonlyMap<Node, TrackedObject>
  /** Names of the getters of classes and object literals: reading such a property runs code. */
  readonly getterNames: ReadonlySet<string>
  /** The bundle's text between two offsets. */
  text(node: Node): string
  /** The path of the module that a node comes from. */
  moduleAt(node: Node): string
  /** Where the bundle's offset stands in the user's sources. */
  locate(offset: number): SourceLocation
}

/** Anything that runs as a unit: the module, a function, a field's initial value, a static block. */
export interface FunctionInfo {
  readonly id: number
  readonly node: Node
  readonly kind: "module" | "function" | "arrow" | "field"
  /** The function whose code surrounds this one. */
  readonly parent: FunctionInfo | undefined
  readonly parameters: Function["params"]
  /** What evidence chains call it; undefined for callbacks. */
  readonly name: string | undefined
  /** The class whose member this is; `super` refers to that class's base. */
  readonly homeClass: ClassInfo | undefined
  /** Nodes that may have an effect when this runs, in the order they run. */
  readonly sites: Node[]
  /** What destructuring and loops put into properties: `[this.x] = values`, `for (this.x of values)`. */
  readonly assignments: PropertyAssignment[]
  readonly returns: Expression[]
  readonly yields: YieldExpression[]
  readonly throws: Expression[]
  readonly isGenerator: boolean
}

export interface PropertyAssignment {
  readonly target: MemberExpression
  readonly definition: Definition
}

export interface ClassInfo {
  readonly id: number
  readonly node: Class
  readonly name: string | undefined
  readonly owner: FunctionInfo
  constructorFunction: FunctionInfo | undefined
  readonly methods: Member[]
  readonly fields: Field[]
  readonly staticBlocks: FunctionInfo[]
}

export interface Member {
  /** `#name` for private members; undefined when computed at run time. */
  readonly name: string | undefined
  readonly kind: "method" | "get" | "set"
  readonly isStatic: boolean
  readonly fn: FunctionInfo
  readonly node: Node
  readonly decorators: readonly Expression[]
}

export interface Field {
  readonly name: string | undefined
  readonly isStatic: boolean
  readonly value: Expression | null
  readonly fn: FunctionInfo
  readonly decorators: readonly Expression[]
}

/** One name of the program and everything that is ever put into it. */
export interface Binding {
  readonly name: string
  readonly owner: FunctionInfo
  readonly definitions: Definition[]
  /** The innermost loop each turn of which has a name of its own. */
  readonly loop: Loop | undefined
}

export type Loop = ForInStatement | ForOfStatement | ForStatement

export interface Definition {
  readonly source: DefinitionSource
  /** How destructuring gets from the source's value to the name's. */
  readonly path: readonly Step[]
  /** The function in which the definition runs. */
  readonly owner: FunctionInfo
}

export type DefinitionSource =
  | { readonly kind: "expression"; readonly node: Expression | UpdateExpression }
  | { readonly kind: "element"; readonly node: Expression }
  | { readonly kind: "parameter"; readonly index: number; readonly rest: boolean }
  | { readonly kind: "function"; readonly node: Function | ArrowFunctionExpression }
  | { readonly kind: "class"; readonly node: Class }
  | { readonly kind: "import"; readonly module: string; readonly name: string }
  /** `only` is what is thrown where nothing else can be. */
  | { readonly kind: "thrown"; readonly node: CatchClause; readonly only: Expression | undefined }
  /** Declared without a value. */
  | { readonly kind: "uninitialised" }
  | { readonly kind: "key"; readonly node: Expression }
  /** What an object literal says of a property that is assigned to later. */
  | { readonly kind: "initial"; readonly node: ObjectExpression; readonly property: string }

export type Step =
  | { readonly kind: "property"; readonly key: string | Expression }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "rest"; readonly from: number }
  | { readonly kind: "without"; readonly keys: readonly string[] }
  | { readonly kind: "fallback"; readonly node: Expression }
