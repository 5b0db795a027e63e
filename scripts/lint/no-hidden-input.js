// A rule of our own: pure code takes the clock and randomness as parameters.
const theClock = 'Take the Clock as a parameter: this code is tested with a clock of its own.';
const randomness = 'Take randomness as a parameter, or make ids with the kernel.';

function isCall(node, object, method) {
  const { callee } = node;
  return (
    callee.type === 'MemberExpression' &&
    callee.object.name === object &&
    callee.property.name === method
  );
}

export default {
  meta: { name: 'exchange' },
  rules: {
    'no-hidden-input': {
      create(context) {
        return {
          NewExpression(node) {
            if (node.callee.name !== 'Date' || node.arguments.length > 0) return;
            context.report({ node, message: theClock });
          },
          CallExpression(node) {
            if (isCall(node, 'Date', 'now')) context.report({ node, message: theClock });
            if (isCall(node, 'Math', 'random')) context.report({ node, message: randomness });
          },
        };
      },
    },
  },
};
