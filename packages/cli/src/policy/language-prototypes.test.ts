import { describe, expect, it } from "vitest"
import { callsOf } from "../../test/policy/calls-of.ts"

// What TypeScript makes of two classes, one extending the other, for ES5.
const es5Classes = `var __extends = (this && this.__extends) || (function () {
    var extendStatics = function (d, b) {
        extendStatics = Object.setPrototypeOf || ({ __proto__: [] } instanceof Array && function (d, b) { d.__proto__ = b; }) || function (d, b) { for (var p in b) if (Object.prototype.hasOwnProperty.call(b, p)) d[p] = b[p]; };
        return extendStatics(d, b);
    };
    return function (d, b) {
        extendStatics(d, b);
        function __() { this.constructor = d; }
        d.prototype = b === null ? Object.create(b) : (__.prototype = b.prototype, new __());
    };
})();
var Base = /** @class */ (function () { function Base(t) { this.t = t } Base.prototype.get = function () { return read(this.t) }; Base.make = function () { return new this("s") }; return Base }());
var Repo = /** @class */ (function (_super) { __extends(Repo, _super); function Repo(t) { var _this = _super.call(this, t + "-r") || this; _this.x = 1; return _this }
Repo.prototype.put = function () { return write(this.t) }; Repo.prototype.both = function () { _super.prototype.get.call(this); return this.put() };
Object.defineProperty(Repo.prototype, "table", { get: function () { return this.t + "-g" }, enumerable: false, configurable: true });
return Repo }(Base));`

const cases = [
  [
    "Object.create",
    `const proto = { get() { return read((this as any).t) } }`,
    `const o: any = Object.create(proto); o.t = "a"; return o.get()`,
    "Get a",
  ],
  [
    "Object.create inherits",
    `function A(this: any, t: string) { this.t = t } A.prototype.get = function () { return read(this.t) }
function B(this: any, t: string) { A.call(this, t + "-b") } B.prototype = Object.create(A.prototype); B.prototype.put = function () { return write(this.t) }`,
    `const b = new (B as any)("a"); await b.get(); return b.put()`,
    "Get a-b, Put a-b",
  ],
  [
    "setPrototypeOf",
    `const o: any = { t: "a" }; Object.setPrototypeOf(o, { get(this: any) { return read(this.t) } })`,
    `return o.get()`,
    "Get a",
  ],
  [
    "defineProperty getter",
    `const o: any = {}; Object.defineProperty(o, "t", { get() { return "a" } }); Object.defineProperties(o, { u: { value: "b" } })`,
    `await read(o.t); return read(o.u)`,
    "Get a, Get b",
  ],
  [
    "object getter",
    `const o = { get t() { return "a" }, get n() { return this.t + "1" } }`,
    `return read(o.n)`,
    "Get a1",
  ],
  [
    "accessors",
    `class R { #t = "x"; set table(v: string) { this.#t = v + "-s" } get table() { return this.#t } go() { return read(this.table) } }`,
    `const r = new R(); r.table = "a"; return r.go()`,
    "Get a-s, Get x",
  ],
  [
    "super property",
    `class A { get table() { return "a" } } class B extends A { override get table() { return super.table + "-b" } go() { return read(this.table) } }`,
    `return new B().go()`,
    "Get a-b",
  ],
  [
    "using dispose",
    `class Lock { constructor(private t: string) { read(t) } async [Symbol.asyncDispose]() { await write(this.t) } }`,
    `await using lock = new Lock("a"); return 1`,
    "Get a, Put a",
  ],
  ["using sync", `class Lock { [Symbol.dispose]() { write("a") } }`, `using lock = new Lock(); return 1`, "Put a"],
  ["static setter", `class R { static set go(t: string) { read(t) } }`, `R.go = "a"`, "Get a"],
  [
    "extends client override send",
    `class C extends DynamoDBClient { override send(c: any): any { write("log"); return super.send(c) } }`,
    `return new C({}).send(new GetItemCommand({ TableName: "a", Key: {} }))`,
    "Get a, Put log",
  ],
  ["es5 base", es5Classes, `return new Base("a").get()`, "Get a"],
  ["es5 inherited", es5Classes, `return new Repo("a").get()`, "Get a-r"],
  ["es5 own", es5Classes, `return new Repo("a").put()`, "Put a-r"],
  ["es5 super method", es5Classes, `return new Repo("a").both()`, "Get a-r, Put a-r"],
  ["es5 static inherited", es5Classes, `return Repo.make().put()`, "Put s-r"],
  [
    "es5 generator",
    `var __generator = (this && this.__generator) || function (thisArg, body) { var _ = { label: 0, sent: function() {}, trys: [], ops: [] }, f, y, t, g; return g = { next: verb(0) }; function verb(n) { return function (v) { return step([n, v]); }; } function step(op) { op = body.call(thisArg, _); return op } };
var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) { return new (P || (P = Promise))(function (resolve, reject) { function step(result) { result.done ? resolve(result.value) : step } step((generator = generator.apply(thisArg, _arguments || [])).next()); }); };
function go(t) { return __awaiter(this, void 0, void 0, function () { var r; return __generator(this, function (_a) { switch (_a.label) { case 0: _a.trys.push([0, 2, , 3]); return [4 /*yield*/, read(t)]; case 1: r = _a.sent(); return [3 /*break*/, 3]; case 2: _a.sent(); write("err"); return [3, 3]; case 3: return [2, write(t)]; } }) }) }`,
    `return go("a")`,
    "Get a, Put a, Put err",
  ],
] as const

describe("prototypes, accessors and disposal", () => {
  it.each(cases)("are followed: %s", async (_name, declarations, body, expected) => {
    expect(await callsOf(declarations, body)).toBe(expected)
  })
})
