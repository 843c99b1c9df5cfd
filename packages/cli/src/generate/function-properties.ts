import type { FunctionLogging, FunctionVpc } from "../model/app-model.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import { functionName } from "../model/function-name.ts"
import { functionLogicalIds } from "../model/logical-id.ts"
import type { PlannedFunction } from "../model/stack-plan.ts"

/** The properties of an `AWS::Lambda::Function`. */
export function functionProperties(planned: PlannedFunction): Readonly<Record<string, CfnValue>> {
  const { model, handler, codeKey, environment } = planned
  const { description, ephemeralStorageMb, layers, reservedConcurrency, vpc, logging, asyncInvocation } = model
  const ids = functionLogicalIds(model.id)
  return {
    ...(model.isNamed && { FunctionName: functionName(model.id) }),
    ...(description !== undefined && { Description: description }),
    Code: { S3Bucket: { Ref: "ArtifactBucket" }, S3Key: codeKey },
    Handler: handler,
    Runtime: model.runtime,
    Architectures: [model.architecture],
    MemorySize: model.memoryMb,
    Timeout: model.timeoutSeconds,
    ...(ephemeralStorageMb !== undefined && { EphemeralStorage: { Size: ephemeralStorageMb } }),
    ...(layers && { Layers: layers }),
    ...(reservedConcurrency !== undefined && { ReservedConcurrentExecutions: reservedConcurrency }),
    ...(asyncInvocation?.deadLetterQueue && { DeadLetterConfig: { TargetArn: asyncInvocation.deadLetterQueue.arn } }),
    ...(vpc && { VpcConfig: vpcConfig(vpc) }),
    Role: model.role ?? { "Fn::GetAtt": [ids.role, "Arn"] },
    ...(model.tracing && { TracingConfig: { Mode: "Active" } }),
    LoggingConfig: { LogGroup: { Ref: ids.logs }, ...(logging && loggingConfig(logging)) },
    ...(Object.keys(environment).length > 0 && { Environment: { Variables: environment } }),
  }
}

function vpcConfig({ subnetIds, securityGroupIds, ipv6 }: FunctionVpc): CfnValue {
  return {
    SubnetIds: subnetIds,
    SecurityGroupIds: securityGroupIds,
    ...(ipv6 && { Ipv6AllowedForDualStack: true }),
  }
}

function loggingConfig({ format, applicationLevel, systemLevel }: FunctionLogging): Readonly<Record<string, CfnValue>> {
  return {
    LogFormat: format === "json" ? "JSON" : "Text",
    ...(applicationLevel !== undefined && { ApplicationLogLevel: applicationLevel }),
    ...(systemLevel !== undefined && { SystemLogLevel: systemLevel }),
  }
}
