import type { ApiHttpCors } from "@tsapi/framework/gateway"
import type { FunctionModel } from "../model/app-model.ts"
import type { CfnFragment, CfnResource, CfnValue } from "../model/cloudformation.ts"
import { functionAlias, invokedArn } from "../model/invoked-arn.ts"
import { functionLogicalIds, logicalId } from "../model/logical-id.ts"
import { urlDescriptions, urlGuard } from "../model/url-guard.ts"

/** The URL of a function, and who may call it where that is anyone: IAM policies say who may sign. */
export function functionUrlResources(model: FunctionModel): CfnFragment {
  const { id, url, location, provisionedConcurrency } = model
  if (!url) return { resources: {} }
  const { fn, alias, url: urlId } = functionLogicalIds(id)
  const isPublished = provisionedConcurrency !== undefined
  const Metadata = { tsapi: { file: location.file, line: location.line } }
  const FunctionName = invokedArn(model)
  const AuthType = url.auth === "iam" ? "AWS_IAM" : "NONE"
  return {
    resources: {
      [urlId]: {
        Type: "AWS::Lambda::Url",
        Properties: {
          TargetFunctionArn: { "Fn::GetAtt": [fn, "Arn"] },
          ...(isPublished && { Qualifier: functionAlias }),
          AuthType,
          InvokeMode: url.isStreamed ? "RESPONSE_STREAM" : "BUFFERED",
          ...(url.cors && { Cors: corsProperties(url.cors) }),
        },
        ...(isPublished && { DependsOn: [alias] }),
        Metadata,
      },
      ...(url.auth === "none" && openPermissions(urlId, { FunctionName, Metadata })),
    },
    outputs: {
      [urlId]: {
        Description: urlDescriptions[urlGuard(url.auth)],
        Value: { "Fn::GetAtt": [urlId, "FunctionUrl"] },
      },
    },
  }
}

/** Both are needed since October 2025: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html */
function openPermissions(
  urlId: string,
  { FunctionName, Metadata }: { readonly FunctionName: CfnValue; readonly Metadata: CfnResource["Metadata"] },
): Readonly<Record<string, CfnResource>> {
  const permission = (Properties: Readonly<Record<string, CfnValue>>): CfnResource => ({
    Type: "AWS::Lambda::Permission",
    Properties: { FunctionName, Principal: "*", ...Properties },
    ...(Metadata && { Metadata }),
  })
  return {
    [logicalId(urlId, "Permission")]: permission({
      Action: "lambda:InvokeFunctionUrl",
      FunctionUrlAuthType: "NONE",
    }),
    [logicalId(urlId, "InvokePermission")]: permission({
      Action: "lambda:InvokeFunction",
      InvokedViaFunctionUrl: true,
    }),
  }
}

function corsProperties(cors: ApiHttpCors): CfnValue {
  const { allowOrigins, allowMethods, allowHeaders, exposeHeaders, maxAgeSeconds, allowCredentials } = cors
  return {
    AllowOrigins: allowOrigins,
    AllowMethods: allowMethods,
    AllowHeaders: allowHeaders,
    AllowCredentials: allowCredentials,
    ...(exposeHeaders.length > 0 && { ExposeHeaders: exposeHeaders }),
    ...(maxAgeSeconds !== undefined && { MaxAge: maxAgeSeconds }),
  }
}
