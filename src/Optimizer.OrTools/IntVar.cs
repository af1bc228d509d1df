namespace Optimizer.OrTools;

/// <summary>A whole-number variable of a <see cref="CpModel"/>.</summary>
public readonly record struct IntVar
{
    internal IntVar(int index) => Index = index;

    internal int Index { get; }

    public static LinearExpression operator +(IntVar left, LinearExpression right) => (LinearExpression)left + right;

    public static LinearExpression operator -(IntVar left, LinearExpression right) => (LinearExpression)left - right;

    public static LinearExpression operator *(long factor, IntVar variable) => factor * (LinearExpression)variable;
}
