-- about: The contexts of one gene that were tested, as specificity measures take them: tested_values(x) leaves out null and NaN, relative_expression(x) divides by the highest.
-- Squares of tiny values would be 0 without that division. Negative or infinite expression is an error, as no measure means anything of it.
create or replace macro tested_values(x) as
    list_filter(cast(x as double[]), lambda value: not isnan(value))
;

create or replace macro relative_expression(x) as
    list_transform([tested_values(x)], lambda tested:
        list_transform([list_max(tested)], lambda highest:
            case
                when len(list_filter(tested, lambda value: value < 0 or isinf(value))) > 0 then error('expression is finite and not negative')
                when highest > 0 then list_transform(tested, lambda value: value / highest)
                else tested
            end
        )[1]
    )[1]
;

-- Shares of the sum; null where the sum is 0 or fewer than two contexts were tested.
create or replace macro expression_shares(x) as
    list_transform([relative_expression(x)], lambda relative:
        list_transform([list_sum(relative)], lambda total:
            case when len(relative) >= 2 and total > 0 then list_transform(relative, lambda value: value / total) end
        )[1]
    )[1]
;

-- One value a context again, null where it was not tested: each is what the macro's caller makes of the context's relative value.
create or replace macro relative_per_context(x) as
    list_transform([list_max(relative_expression(x))], lambda relative_highest:
        list_transform([list_max(tested_values(x))], lambda highest:
            list_transform(cast(x as double[]), lambda value:
                case when not isnan(value) then case when relative_highest > 0 then value / highest else 0 end end
            )
        )[1]
    )[1]
;
