using Optimizer.OrTools.Messages.Sat;

namespace Optimizer.OrTools;

/// <summary>A constraint of a <see cref="CpModel"/>.</summary>
public sealed class CpConstraint
{
    private readonly ConstraintProto _message;

    internal CpConstraint(ConstraintProto message) => _message = message;

    /// <summary>It need hold only if all of these are true. For linear constraints, or, and and.</summary>
    /// <exception cref="InvalidOperationException">OR-Tools has no such constraint with a condition.</exception>
    public CpConstraint OnlyIf(params IEnumerable<BoolVar> literals)
    {
        if (_message.ConstraintCase is not (ConstraintProto.ConstraintOneofCase.Linear or ConstraintProto.ConstraintOneofCase.BoolOr or ConstraintProto.ConstraintOneofCase.BoolAnd))
            throw new InvalidOperationException($"A constraint {_message.ConstraintCase} cannot have a condition; linear constraints, or, and and can.");
        _message.EnforcementLiteral.AddRange(literals.Select(literal => literal.Literal));
        return this;
    }
}
