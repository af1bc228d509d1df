namespace Optimizer.OrTools;

/// <summary>A true-or-false variable of a <see cref="CpModel"/>, or the negation of one.</summary>
public readonly record struct BoolVar
{
    internal BoolVar(int literal) => Literal = literal;

    /// <summary>The variable's index, or minus the index minus one for its negation.</summary>
    internal int Literal { get; }

    internal bool IsNegated => Literal < 0;

    internal int Index => IsNegated ? -Literal - 1 : Literal;

    /// <summary>True when this is false.</summary>
    public BoolVar Not() => new(-Literal - 1);

    public static BoolVar operator !(BoolVar literal) => literal.Not();

    public static LinearExpression operator +(BoolVar left, LinearExpression right) => (LinearExpression)left + right;

    public static LinearExpression operator -(BoolVar left, LinearExpression right) => (LinearExpression)left - right;

    public static LinearExpression operator *(long factor, BoolVar literal) => factor * (LinearExpression)literal;
}
