import { describe, expect, it } from "vitest"
import { inferInstalledGrants } from "./infer-installed.ts"

const environment = { TABLE: "app" }

describe("code that TypeScript compiled to ES2015", () => {
  const body = `
    const client = new DynamoDBClient({})
    class Store {
      constructor(table) { this.table = table }
      read(id) {
        return AWAITER(this, void 0, void 0, function* () {
          const table = yield this.name("-log")
          yield client.send(new PutItemCommand({ TableName: table, Item: {} }))
          return yield client.send(new GetItemCommand({ TableName: this.table, Key: { id } }))
        })
      }
      name(suffix) {
        return AWAITER(this, void 0, void 0, function* () { return this.table + suffix })
      }
    }
    const store = new Store(process.env.TABLE)`
  const grants = ["dynamodb:GetItem table/app", "dynamodb:PutItem table/app-log"]
  const imports = `const { DynamoDBClient, GetItemCommand, PutItemCommand } = require("@aws-sdk/client-dynamodb")`

  it("is followed through the helper in the module", () =>
    expect(
      inferInstalledGrants(
        `"use strict"
         var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {
           return new (P || (P = Promise))(function (resolve, reject) {
             function step(result) { result.done ? resolve(result.value) : P.resolve(result.value).then(step) }
             step((generator = generator.apply(thisArg, _arguments || [])).next())
           })
         }
         Object.defineProperty(exports, "__esModule", { value: true })
         exports.handler = void 0
         ${imports}
         ${body.replaceAll("AWAITER", "__awaiter")}
         const handler = (event) => __awaiter(void 0, void 0, void 0, function* () { return store.read(event.id) })
         exports.handler = handler`,
        { environment, file: "src/x.cjs" },
      ),
    ).resolves.toEqual(grants))

  it("is followed through the helper of tslib", () =>
    expect(
      inferInstalledGrants(
        `const tslib_1 = require("tslib")
         ${imports}
         ${body.replaceAll("AWAITER", "(0, tslib_1.__awaiter)")}
         exports.handler = (event) => store.read(event.id)`,
        { environment, file: "src/x.cjs" },
      ),
    ).resolves.toEqual(grants))
})

describe("code that Babel compiled", () => {
  it("is followed through its helper for async functions", () =>
    expect(
      inferInstalledGrants(
        `import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3"
         import { _ as _async_to_generator } from "@swc/helpers/_/_async_to_generator"
         const s3 = new S3Client({})
         const read = _async_to_generator(function* (Key) {
           return yield s3.send(new GetObjectCommand({ Bucket: "app", Key }))
         })
         export const handler = () => read("all.json")`,
      ),
    ).resolves.toEqual(["s3:GetObject app/all.json"]))
})

describe("code that TypeScript compiled to ES5", () => {
  it("is followed through the state machine of an async function", () =>
    expect(
      inferInstalledGrants(
        `import { __awaiter, __generator } from "tslib"
         import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"
         var client = new DynamoDBClient({})
         function tableOf(name) {
           return __awaiter(this, void 0, void 0, function () {
             return __generator(this, function (_a) { return [2 /*return*/, "app-" + name] })
           })
         }
         export var handler = function (event) {
           return __awaiter(void 0, void 0, void 0, function () {
             var table
             return __generator(this, function (_a) {
               switch (_a.label) {
                 case 0: return [4 /*yield*/, tableOf("todos")]
                 case 1:
                   table = _a.sent()
                   return [2 /*return*/, client.send(new GetItemCommand({ TableName: table, Key: { id: event.id } }))]
               }
             })
           })
         }`,
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/app-todos"]))
})
