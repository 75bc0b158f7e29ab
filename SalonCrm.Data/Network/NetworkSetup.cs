using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Network;

/// <summary>What the first visit types.</summary>
public sealed class NetworkForm
{
    /// <summary>The one-time code from the console.</summary>
    public string? Code { get; set; }

    /// <summary>Name of the network.</summary>
    public string? NetworkName { get; set; }

    /// <summary>Name of its first salon.</summary>
    public string? SalonName { get; set; }

    /// <summary>ISO 3166 code of the salon's country.</summary>
    public string? CountryCode { get; set; }

    /// <summary>Name of the network head.</summary>
    public string? HeadName { get; set; }

    /// <summary>Sign-in email of the network head.</summary>
    public string? HeadEmail { get; set; }

    /// <summary>Password of the network head; null on the command line, which hands out a link instead.</summary>
    public string? Password { get; set; }
}

/// <summary>
/// Makes the network, its first salon and its head's account: once. On the web only with the code that the console
/// printed, so nobody who merely reaches the portal can claim it.
/// </summary>
public sealed class NetworkSetup
{
    /// <summary>After so many wrong codes the portal must be started again, with another code.</summary>
    public const int MostTries = 10;

    private const string CodeLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private readonly Door _door;
    private readonly IDbContextFactory<SalonDb> _contexts;
    private readonly AccountMaker _accounts;
    private readonly SetupCode _code;

    internal NetworkSetup(Door door, IDbContextFactory<SalonDb> contexts, AccountMaker accounts, SetupCode code) =>
        (_door, _contexts, _accounts, _code) = (door, contexts, accounts, code);

    /// <summary>Whether the network has been made. Anybody may know: the first visit depends on it.</summary>
    public async Task<bool> IsDone()
    {
        await using var db = await _contexts.CreateDbContextAsync();
        return await db.Networks.AnyAsync();
    }

    /// <summary>A fresh code of 16 letters and digits in groups of four, to be printed where only the operator sees it. The former one ends.</summary>
    public string MakeCode()
    {
        var letters = RandomNumberGenerator.GetString(CodeLetters, 16);
        _code.Set(letters);
        return string.Join('-', letters.Chunk(4).Select(c => new string(c)));
    }

    /// <summary>Makes network, salon and head. Not found when that has been done already.</summary>
    /// <returns>The head's account.</returns>
    public Task<Outcome<Guid>> Claim(Actor actor, NetworkForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<Guid>(actor, Permission.SetUp, async passage =>
        {
            if (await passage.Db.Networks.AnyAsync(cancel))
            {
                return new Outcome<Guid>.NotFound();
            }

            if (actor.Role != Role.Operator && _code.Check(form.Code) is { } wrong)
            {
                return new Outcome<Guid>.Invalid(Field.SetUpCode, wrong);
            }

            var draft = new AccountForm { DisplayName = form.HeadName, Email = form.HeadEmail, Role = Role.NetworkHead };
            var problems = Check(form);
            problems.AddRange(await _accounts.Check(passage.Db, draft, null, cancel));
            if (actor.Role != Role.Operator && AccountMaker.CheckPassword(form.Password) is { } weak)
            {
                problems.Add(new(Field.Password, weak));
            }

            if (problems.Count > 0)
            {
                return new Outcome<Guid>.Invalid(problems);
            }

            var salon = new Salon { Name = ClientRules.Line(form.SalonName)!, CountryCode = form.CountryCode! };
            passage.Db.Networks.Add(new SalonNetwork { Name = ClientRules.Line(form.NetworkName)! });
            passage.Db.Salons.Add(salon);
            draft.Salons = [salon.Id];
            var head = _accounts.Make(passage, draft, form.Password);
            passage.Record(TrailAction.NetworkClaimed, head.Id);
            _code.End();
            return new Outcome<Guid>.Done(head.Id);
        }, cancel);
    }

    private static List<FieldProblem> Check(NetworkForm form)
    {
        var problems = new List<FieldProblem>();
        foreach (var (field, text) in new[] { (Field.NetworkName, form.NetworkName), (Field.SalonName, form.SalonName) })
        {
            if (ClientRules.Line(text) is not { } line)
            {
                problems.Add(new(field, Problem.Required));
            }
            else if (line.Length > Salon.NameLength)
            {
                problems.Add(new(field, Problem.TooLong));
            }
        }

        if (form.CountryCode is null || Country.Find(form.CountryCode) is null)
        {
            problems.Add(new(Field.Country, form.CountryCode is null ? Problem.Required : Problem.Unknown));
        }

        return problems;
    }
}

/// <summary>The set-up code, in memory only, as a hash.</summary>
internal sealed class SetupCode
{
    private readonly Lock _gate = new();
    private byte[]? _hash;
    private int _tries;

    public void Set(string letters)
    {
        lock (_gate)
        {
            (_hash, _tries) = (Hash(letters), 0);
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _hash = null;
        }
    }

    /// <summary>Null when it is right. Case, spaces and dashes do not count.</summary>
    public Problem? Check(string? typed)
    {
        lock (_gate)
        {
            if (_hash is null || _tries >= NetworkSetup.MostTries)
            {
                return Problem.TooManyTries;
            }

            var letters = new string([.. (typed ?? "").Take(100).Where(char.IsLetterOrDigit)]).ToUpperInvariant();
            if (CryptographicOperations.FixedTimeEquals(_hash, Hash(letters)))
            {
                return null;
            }

            _tries++;
            return letters.Length == 0 ? Problem.Required : Problem.WrongCode;
        }
    }

    private static byte[] Hash(string letters) => SHA256.HashData(Encoding.UTF8.GetBytes(letters));
}
