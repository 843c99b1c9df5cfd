import { afterEach, beforeEach, expect, it, vi } from "vitest"
import type { CfnTemplate } from "../model/cloudformation.ts"
import { placeTemplate } from "./place-template.ts"

const template = (Description: string): CfnTemplate => ({
  AWSTemplateFormatVersion: "2010-09-09",
  Description,
  Resources: {},
  Outputs: {},
})
const overhead = JSON.stringify(template("")).length

beforeEach(() => vi.stubEnv("AWS_ENDPOINT_URL", undefined))
afterEach(() => vi.unstubAllEnvs())

it("puts a template of up to 51,200 bytes into the request", () => {
  const { source, upload } = placeTemplate(template("x".repeat(51_200 - overhead)), {
    bucket: "b",
    region: "eu-west-1",
  })
  expect(source).toHaveProperty("TemplateBody")
  expect(upload).toEqual([])
})

it("counts bytes, not characters", () => {
  const { upload } = placeTemplate(template("ü".repeat(30_000)), { bucket: "b", region: "eu-west-1" })
  expect(upload).toHaveLength(1)
})

it("names a larger template by its hash, at the bucket's address in its part of AWS", () => {
  const large = template("x".repeat(51_201 - overhead))
  const { source, upload } = placeTemplate(large, { bucket: "artifacts", region: "eu-west-1" })
  expect(upload[0]?.key).toMatch(/^[0-9a-f]{64}\.json$/)
  expect(source).toEqual({ TemplateURL: `https://artifacts.s3.eu-west-1.amazonaws.com/${upload[0]?.key}` })
  const china = placeTemplate(large, { bucket: "artifacts", region: "cn-north-1" })
  expect(china.source).toEqual({ TemplateURL: `https://artifacts.s3.cn-north-1.amazonaws.com.cn/${upload[0]?.key}` })
})
