import { Context, Drop } from 'liquidjs';

/** liquidjs's context, in which a loop knows the loop around it: `forloop.parentloop`. */
export class LoopContext extends Context {
  override push(scope: { readonly forloop?: unknown }): number {
    const around = this.getSync(['forloop']);
    if (scope.forloop instanceof Drop && around instanceof Drop) {
      scope.forloop['parentloop'] = around;
    }
    return super.push(scope);
  }
}
