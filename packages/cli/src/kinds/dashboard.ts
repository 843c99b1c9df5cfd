import type { DashboardDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../model/app-model.ts"
import type { Kind, Located } from "../model/kind.ts"
import { logicalId } from "../model/logical-id.ts"
import { checkDashboard } from "./cloudwatch/check-dashboard.ts"
import { dashboardBody } from "./cloudwatch/dashboard-body.ts"
import { reportDuplicates } from "./report-duplicates.ts"

interface DashboardModel extends KindModel {
  readonly declaration: Located<DashboardDeclaration>
}

export const dashboardKind: Kind<DashboardDeclaration, DashboardModel> = {
  toModel(declarations, context) {
    reportDuplicates(declarations, { noun: "dashboard", logicalIdOf: dashboardLogicalId }, context)
    for (const declaration of declarations) checkDashboard(declaration).forEach(context.report)
    const models = declarations.map((declaration) => {
      const { id, location } = declaration
      return { kind: "dashboard", id, declaration, location }
    })
    return { models, functions: [] }
  },

  toResources(models, refs) {
    const dashboards = models.map(({ id, declaration, location: { file, line } }) => [
      dashboardLogicalId(id),
      {
        Type: "AWS::CloudWatch::Dashboard",
        Properties: { DashboardBody: dashboardBody(declaration, refs) },
        Metadata: { tsapi: { file, line } },
      },
    ])
    return { resources: Object.fromEntries(dashboards) }
  },
}

function dashboardLogicalId(id: string): string {
  return logicalId(id, "Dashboard")
}
