using System.Collections.Immutable;

namespace Optimizer.OrTools;

/// <summary>A sum of variables with whole coefficients, and a constant. Variables and numbers convert to it.</summary>
/// <remarks>An operator copies its operands: for many terms use <see cref="Sum"/>, which is linear in their number.</remarks>
public sealed class LinearExpression
{
    private LinearExpression(ImmutableArray<LinearTerm> terms, long constant) => (Terms, Constant) = (terms, constant);

    internal ImmutableArray<LinearTerm> Terms { get; }

    internal long Constant { get; }

    public static LinearExpression Sum(params IEnumerable<LinearExpression> parts)
    {
        var terms = ImmutableArray.CreateBuilder<LinearTerm>();
        var constant = 0L;
        foreach (var part in parts)
        {
            terms.AddRange(part.Terms);
            constant = checked(constant + part.Constant);
        }

        return new(terms.DrainToImmutable(), constant);
    }

    public static implicit operator LinearExpression(long constant) => new([], constant);

    public static implicit operator LinearExpression(IntVar variable) => new([new(variable.Index, 1)], 0);

    /// <summary>1 if it is true, else 0.</summary>
    public static implicit operator LinearExpression(BoolVar literal) => literal.IsNegated
        ? new([new(literal.Index, -1)], 1)
        : new([new(literal.Index, 1)], 0);

    public static LinearExpression operator +(LinearExpression left, LinearExpression right) => Sum([left, right]);

    public static LinearExpression operator -(LinearExpression left, LinearExpression right) => Sum([left, -right]);

    public static LinearExpression operator -(LinearExpression expression) => -1 * expression;

    public static LinearExpression operator *(long factor, LinearExpression expression) => checked(new(
        [.. expression.Terms.Select(term => term with { Coefficient = factor * term.Coefficient })],
        factor * expression.Constant));

    public static LinearExpression operator *(LinearExpression expression, long factor) => factor * expression;

    /// <summary>One term for each variable: OR-Tools takes no variable twice.</summary>
    internal ImmutableArray<LinearTerm> Merged()
    {
        if (Terms.Length < 2)
            return Terms;
        return [.. Terms.GroupBy(term => term.Variable)
            .Select(same => new LinearTerm(same.Key, same.Aggregate(0L, (sum, term) => checked(sum + term.Coefficient))))
            .Where(term => term.Coefficient != 0)
            .OrderBy(term => term.Variable)];
    }

    internal long Evaluate(IReadOnlyList<long> values) =>
        Terms.Aggregate(Constant, (sum, term) => checked(sum + (term.Coefficient * values[term.Variable])));
}
